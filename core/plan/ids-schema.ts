import * as v from 'valibot';
import { idPatternFlaw } from '../ids/id-pattern.ts';
import { byForm } from './by-form.ts';
import { exact } from './exact.ts';

/** A shop has one scheme a market, and rarely more than a handful of markets in one feed. */
const PATTERNS_MAX = 8;
const PATTERN_MAX = 100;

const pattern = v.pipe(
  v.string(),
  v.maxLength(PATTERN_MAX),
  v.check(
    (text) => idPatternFlaw(text) === undefined,
    ({ input }) => idPatternFlaw(input) ?? '',
  ),
);

/** The plan's `ids`: how the ids that pages say are made from the feed's, where they differ. */
export const idsSchema = exact({
  /** `shopify_US_{group}_{variant}`, or several such. Parts: id, group, variant, mpn, gtin, and any for what does not matter. */
  page: v.optional(byForm(pattern, v.pipe(v.array(pattern), v.minLength(1), v.maxLength(PATTERNS_MAX)))),
});
