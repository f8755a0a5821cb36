import { compare } from './canonical.ts';
import { CURRENCIES_MAX, ORIGINS_MAX, type Counts, type Origin } from './profile.ts';

/** The writer's own counts and those of the origins that counted most. */
export function boundCounts(counts: Record<Origin, Counts>, own: Origin): Record<Origin, Counts> {
  const byWeight = Object.entries(counts).sort(
    ([x, a], [y, b]) => Number(y === own) - Number(x === own) || compare(b.events, a.events) || compare(x, y),
  );
  return Object.fromEntries(
    byWeight.slice(0, ORIGINS_MAX).map(([origin, each]) => [origin, boundSpent(each)]),
  );
}

/** The currencies with the largest sums. */
function boundSpent(counts: Counts): Counts {
  const sums = Object.entries(counts.spent);
  if (sums.length <= CURRENCIES_MAX) return counts;
  const largest = sums.sort(([x, a], [y, b]) => compare(b, a) || compare(x, y)).slice(0, CURRENCIES_MAX);
  return { ...counts, spent: Object.fromEntries(largest) };
}
