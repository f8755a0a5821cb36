import { FIELDS } from './verdict.ts';
import type { Field, Verdict } from './verdict.ts';

/** Fields right and fields in all. */
export type Tally = Record<Field, { right: number; of: number }>;

export function tally(verdicts: readonly Verdict[]): Tally {
  const entries = FIELDS.map((field): [Field, { right: number; of: number }] => {
    const of = verdicts.filter((verdict) => verdict.field === field);
    return [field, { right: of.filter(({ right }) => right).length, of: of.length }];
  });
  return Object.fromEntries(entries) as Tally;
}

/** Those of the five that are below this share; none where nothing was tried. */
export function fieldsBelow(tallied: Tally, share: number): Field[] {
  return FIELDS.filter((field) => field !== 'other' && tallied[field].right < tallied[field].of * share);
}
