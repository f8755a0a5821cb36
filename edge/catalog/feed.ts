import type { FeedCode, Flaw } from '#core';
import type { Outcome } from '../problem.ts';

/** One record of a feed, with the line of the source that it begins on (of a JSON list: its place), counted from 1. */
export type FeedLine = { line: number } & (
  | {
      ok: true;
      /** By Merchant's field names. */
      json: unknown;
      /** About as many characters as are kept of it. */
      units: number;
      /** What had to be mended for it to be read. */
      mended?: Flaw[];
    }
  | { ok: false; code: FeedCode; detail: string }
);

/** A feed as it is read: a list now and then, at last perhaps a refusal of the whole. */
export type Feed = AsyncIterable<Outcome<FeedLine[]>>;

/**
 * Characters of one line. Merchant's fields come to about 30,000 (a description of 5,000, eleven pictures' addresses of 2,000);
 * the rest is for pictures that somebody wrote into a description, which are let go as soon as the line is read.
 */
export const LINE_UNITS_MAX = 4 * 1024 * 1024;
/** Characters of one field that are kept: three times what Merchant takes of a description. */
export const FIELD_UNITS_MAX = 16 * 1024;
/** Characters of one record that are kept. */
export const RECORD_UNITS_MAX = 256 * 1024;

export const TOO_LONG = {
  ok: false,
  code: 'record_too_long',
  detail: `more than ${LINE_UNITS_MAX} characters`,
} as const;

export function cutFlaw(path: string): Flaw & { code: FeedCode } {
  return { path, code: 'text_cut', detail: `only its first ${FIELD_UNITS_MAX} characters count` };
}
