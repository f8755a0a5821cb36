import type { Consent, Decision, EventParams, Explanation } from '#core';
import type { ChatOfPage } from './chat/index.ts';
import type { ConsentStart } from './consent.ts';
import type { SlotDetail } from './host.ts';

export interface TactOptions {
  /** The site's public key. */
  site: string;
  /** Base URL of the edge, such as `https://edge.example` or `/~tact`. */
  edge: string;
  /** `granted` unless a signal says otherwise. */
  consent?: ConsentStart;
  /** ms that a slot's place may stay hidden while its first answer is under way; 250. */
  wait?: number;
  /** Name of the page's data layer; `dataLayer`. */
  layer?: string;
  /** `hash` where the fragment is the page (`#/product/1`); `path`. */
  pages?: 'path' | 'hash';
  /** Domain of the cookie that carries the visitor over the shop's hosts; the widest that the browser takes. `none`: this host alone. */
  domain?: string;
  /** false: only what `track` says is captured, neither page views nor data layer nor markup. */
  autoCapture?: boolean;
}

export type SlotEventType = 'decision' | 'shown' | 'view' | 'click' | 'dismiss' | 'invite';

/** The page API: `window.tact`, and what `createTact` returns. Nothing of it throws into the page. */
export interface Tact {
  /** Says that something happened: GA4's names and fields. Durable on the device within 100 ms. */
  track(name: string, params?: EventParams): void;
  /**
   * Who has signed in, as a token says that the shop's own server signed; null when they have signed out, and a new visitor
   * begins. Sent at once, and again until the edge has answered.
   */
  identify(token: string | null): void;
  /** Consent as the page knows it: overrides Consent Mode and the script's attribute, from now on, both ways. */
  consent(signals: Partial<Consent>): void;
  /** Decisions for slots that the page fills itself; [] when the edge does not answer. Never rejects. */
  decide(names: readonly string[]): Promise<Decided[]>;
  /** Asks anew for every slot on the page. */
  refresh(): void;
  /** Hears of slots and invitations; the function that it returns ends that. */
  on(type: SlotEventType | `tact:${SlotEventType}`, listener: (detail: SlotDetail) => void): () => void;
  /** How to open the site's chat, for invitations to it. */
  chat(...chat: ChatOfPage): void;
  /** Why the slot shows what it shows: every candidate with what each manner said. Never rejects. */
  why(slot: string): Promise<Explanation | Pick<Decision, 'slot' | 'reason'> | undefined>;
  /** Forgets the visitor, at the edge and on the device; false when the edge could not be told, and nothing was forgotten. */
  forget(): Promise<boolean>;
  /** One command of the queue that a page fills before the script is there: `['track', 'view_item', {...}]`. */
  push(...commands: unknown[][]): void;
}

/** A decision as it travels to the page. */
export type Decided = Pick<Decision, 'id' | 'slot' | 'action' | 'reason'> & Partial<Decision>;
