import type { Decision } from './decide/decision.ts';
import type { EventParams } from './event/event.ts';
import type { ConsentSignal } from './consent-signals.ts';
import type { Plan } from './plan/plan.ts';
import type { Flaw } from './result.ts';

/** What travels between page and edge. Types only: the SDK takes these and nothing else from core. */

export type ConsentState = 'granted' | 'denied';

export interface Consent {
  /** Governs the profile and anything stored about the visitor (Consent Mode v2 `personalization_storage`). */
  personalization: ConsentState;
  /** Governs counting (Consent Mode v2 `analytics_storage`). */
  analytics: ConsentState;
}

/** What a page says of consent. */
export interface WireConsent extends Partial<Consent> {
  /** The signals of Consent Mode as they stand, unless the page has said by itself (`tact.consent`). A plan may go by them. */
  signals?: Partial<Record<ConsentSignal, ConsentState>>;
}

/** Why this is a bad moment to be spoken to, as only the page can know it. */
export type Busy = 'typing' | 'invitation_open';

export interface WirePage {
  /** Absolute URL; at most 2,048 characters. */
  url: string;
  referrer?: string;
  title?: string;
  /** The item that the page is about, as the page itself says (`view_item`, JSON-LD); absent elsewhere. */
  item_id?: string;
  /** Address of the page's `link rel=canonical`, where that is another. */
  canonical?: string;
  busy?: Busy[];
}

export interface WireEvent {
  /** UUIDv7, made where the event happened. Its effect is exactly once, whatever is resent. */
  id: string;
  name: string;
  /** ms since the epoch by the page's clock. */
  at: number;
  params?: EventParams;
  /** The visit it happened in, where that is not the request's own (events kept from an earlier visit). */
  session?: string;
}

export interface SyncRequest {
  site: string;
  /** The credential of the last answer; absent at first. */
  visitor?: string;
  consent?: WireConsent;
  /** Global Privacy Control as the page sees it; the `Sec-GPC` header says the same. */
  gpc?: boolean;
  session?: string;
  page?: WirePage;
  /** The page's clock when this was sent, ms since the epoch: what a wrong clock is corrected by. */
  sent?: number;
  /** Events that the device had to drop since the last batch (storage full or forbidden). */
  dropped?: number;
  events?: WireEvent[];
  slots?: string[];
  /** Who has signed in: a token that the shop has signed. null: nobody has, or not any more. */
  identity?: string | null;
  /** For replays by a server only: the moment to decide at. Needs a bearer token with the scope `events`. */
  now?: number;
}

/** With `?explain=1`: what is wrong, as a sentence, and what to do about it. The same words as `GET /v1/catalog/health`. */
export interface Explained {
  what?: string;
  remedy?: string;
}

export interface Rejection extends Explained {
  id: string;
  code: RejectionCode;
  detail: string;
}

export type RejectionCode =
  | 'unknown_event'
  | 'server_only_event'
  | 'invalid_event'
  | 'event_too_large'
  | 'event_too_old'
  | 'consent_denied';

/** A note on one event: its id, and the path and code of what was left out, repaired, or is not in the catalogue. */
export interface WireNote extends Flaw, Explained {
  id: string;
}

export type WireDecision = Pick<Decision, 'id' | 'slot' | 'action' | 'reason'> &
  Partial<Pick<Decision, 'variant' | 'content' | 'kind' | 'about' | 'why'>>;

/**
 * `known`: the credential is that person's now. `anonymous`: nobody's. `invalid`, `expired`: the token does not hold, and
 * nothing has changed.
 */
export type IdentityWord = 'known' | 'anonymous' | 'invalid' | 'expired';

export interface SyncAnswer {
  /** Absent when consent for personalization is denied: then there is nothing to be known by. */
  visitor?: string;
  /** Durable: the sender may forget these. */
  accepted: string[];
  rejected: Rejection[];
  decisions: WireDecision[];
  /** What is wrong in events that are understood all the same, for whoever builds the page; SYNC_NOTES_MAX, of each kind some. */
  notes?: WireNote[];
  /** Which signals of Consent Mode the plan goes by; absent where it names none. */
  consent?: NonNullable<Plan['consent']>;
  /** What came of `identity`. Absent although one was sent: it could not be done in time, and is to be sent again. */
  identity?: IdentityWord;
  /** The catalogue's id of what the page is about, where the edge knows it. */
  item?: string;
  /** ms that the edge added to the events' times, when the page's clock was off. */
  clock?: number;
}

/** RFC 9457 problem document, `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable: programs branch on it. */
  code: string;
  detail?: string;
  /** One entry per thing that is wrong, where there can be several. */
  errors?: { path: string; code: string; detail: string }[];
}

/** Limits of `POST /v1/sync`, from the contract. */
export const SYNC_BYTES_MAX = 64 * 1024;
export const SYNC_EVENTS_MAX = 50;
export const SYNC_SLOTS_MAX = 32;
export const EVENT_BYTES_MAX = 8 * 1024;
/** Enough to see what is wrong with a page. */
export const SYNC_NOTES_MAX = 20;
