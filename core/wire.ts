import type { Decision } from './decide/decision.ts';
import type { EventParams } from './event/event.ts';

/** What travels between page and edge. Types only: the SDK takes these and nothing else from core. */

export type ConsentState = 'granted' | 'denied';

export interface Consent {
  /** Governs the profile and anything stored about the visitor (Consent Mode v2 `personalization_storage`). */
  personalization: ConsentState;
  /** Governs counting (Consent Mode v2 `analytics_storage`). */
  analytics: ConsentState;
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
  consent?: Partial<Consent>;
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

export interface Rejection {
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
  /** What came of `identity`. Absent although one was sent: it could not be done in time, and is to be sent again. */
  identity?: IdentityWord;
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
