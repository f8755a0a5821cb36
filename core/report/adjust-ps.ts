import { benjaminiHochberg } from '../measure/benjamini-hochberg.ts';
import type { Comparison } from '../measure/compare-arms.ts';
import { bestReadings, verdictOf } from '../measure/verdict-of.ts';
import { isTooFew } from './judge-row.ts';
import type { SampleRatio } from './report.ts';

interface Compared {
  uplift: Comparison | null;
  sampleRatio: Pick<SampleRatio, 'isTrusted'> | null;
}

/**
 * The always-valid p of each, corrected for all that may be called better or worse; null for the others. Those take no part: groups that
 * are uneven, or few, have small ps for other reasons than an effect, and each small p makes it easier for the rest.
 */
export function adjustPs(rows: readonly Compared[]): (number | null)[] {
  const ps = rows.map(pOf);
  const adjusted = benjaminiHochberg(ps.filter((p) => p !== null));
  let next = 0;
  return ps.map((p) => (p === null ? null : (adjusted[next++] ?? null)));
}

function pOf({ uplift, sampleRatio }: Compared): number | null {
  if (uplift === null || sampleRatio?.isTrusted === false) return null;
  if (isTooFew(verdictOf(uplift, { adjustedP: 1 }))) return null;
  return bestReadings(uplift).difference?.alwaysValid.p ?? null;
}
