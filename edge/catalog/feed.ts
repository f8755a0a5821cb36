import type { Outcome } from '../problem.ts';

/** One record of a feed, with the line of the source that it begins on (of a JSON list: its place), counted from 1. */
export type FeedLine = { line: number } & (
  | {
      ok: true;
      /** By Merchant's field names. */
      json: unknown;
      /** About as many characters as it had. */
      units: number;
    }
  | { ok: false; code: string; detail: string }
);

/** A feed as it is read: a list now and then, at last perhaps a refusal of the whole. */
export type Feed = AsyncIterable<Outcome<FeedLine[]>>;

/**
 * Characters of one record. Merchant's fields come to about 30,000 (a description of 5,000, eleven pictures' addresses of
 * 2,000), and what is longer is most likely a quote or a tag that was never closed.
 */
export const RECORD_UNITS_MAX = 64 * 1024;

export const TOO_LONG = {
  ok: false,
  code: 'record_too_long',
  detail: `more than ${RECORD_UNITS_MAX} characters`,
} as const;
