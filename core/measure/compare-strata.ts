import { compareArms, type CompareOptions, type Comparison } from './compare-arms.ts';
import { isComparable, standardise, type Stratum } from './standardise.ts';

/** `compareArms` within strata, all taken together (`standardise`); of one stratum it is the same. null where none can be compared. */
export function compareStrata(strata: readonly Stratum[], options: CompareOptions = {}): Comparison | null {
  const pair = standardise(strata);
  if (pair === null) return null;
  const isOne = strata.filter(isComparable).length === 1;
  return compareArms(pair.treatment, pair.control, isOne ? options : { ...options, kind: 'mean' });
}
