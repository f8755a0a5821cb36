import { currencyDigits } from '../money/currency-digits.ts';
import { toMinor } from '../money/to-minor.ts';
import type { Plan } from '../plan/plan.ts';

/** In a currency of two digits; where the unit itself is the smallest (yen), a hundred times as many of them. */
const CAP_UNITS = 2000;
/** A visitor's money squared stays exact (2^53), and a site's sums of that in 64 bits. */
const CAP_MINOR_MAX = 50_000_000;

/** What one visitor's orders count at most, minor units: the plan's `measurement.cap`, else some 2,000 euros or dollars. */
export function orderCapOf({
  currency,
  measurement: { cap },
}: {
  currency: string;
  measurement: Pick<Plan['measurement'], 'cap'>;
}): number {
  if (cap !== undefined) return Math.min(toMinor(cap, currency), CAP_MINOR_MAX);
  return toMinor(currencyDigits(currency) === 0 ? CAP_UNITS * 100 : CAP_UNITS, currency);
}
