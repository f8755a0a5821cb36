import type { Campaign } from '../event/event.ts';
import type { Busy, Consent } from '../wire.ts';

/** The moment and the page that a decision is made for: all that is not the visitor's past. */
export interface Context {
  /** ms since the epoch. */
  now: number;
  /** The visit; an empty text when there is none (no consent). */
  session: string;
  /** How it would reach the visitor; the page is `site`. */
  channel?: string;
  page: {
    url: string;
    /** Path of the URL, without query and fragment. */
    path: string;
    title?: string;
    referrerHost?: string;
    campaign?: Campaign;
    /** The item that this page is about. */
    itemId?: string;
    busy: readonly Busy[];
  };
  consent: Consent;
  /** Global Privacy Control. */
  gpc: boolean;
}
