import { compare } from './canonical.ts';
import { CURRENCIES_MAX, ORIGINS_MAX, type Counts, type Origin } from './profile.ts';

/** The writer's own counts and those of the origins that counted most. */
export function boundCounts(counts: Record<Origin, Counts>, own: Origin): Record<Origin, Counts> {
  const byWeight = Object.entries(counts).sort(
    ([x, a], [y, b]) => Number(y === own) - Number(x === own) || compare(b.events, a.events) || compare(x, y),
  );
  return Object.fromEntries(
    byWeight.slice(0, ORIGINS_MAX).map(([origin, each]) => [origin, boundMoney(each)]),
  );
}

/** The currencies in which most was spent. */
function boundMoney(counts: Counts): Counts {
  const sums = Object.entries(counts.spent);
  const others = Object.keys(counts.refunded).filter((currency) => !Object.hasOwn(counts.spent, currency));
  if (sums.length + others.length <= CURRENCIES_MAX) return counts;
  const largest = sums.sort(([x, a], [y, b]) => compare(b, a) || compare(x, y)).slice(0, CURRENCIES_MAX);
  const kept = new Set([...largest.map(([currency]) => currency), ...others.sort()].slice(0, CURRENCIES_MAX));
  const only = (record: Record<string, number>) =>
    Object.fromEntries(Object.entries(record).filter(([currency]) => kept.has(currency)));
  return { ...counts, spent: only(counts.spent), refunded: only(counts.refunded) };
}
