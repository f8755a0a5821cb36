import { cameBy } from './came-by.ts';
import type { ArmSums, Goal } from './learned.ts';

const DAY_MS = 86_400_000;
/** After so many days an outcome weighs half: a season's taste is followed within weeks, while two months of a small shop still count. */
const HALF_LIFE_DAYS = 30;

interface Counts {
  visitors: number;
  /** Of these, who did what the slot is after. */
  successes: number;
  /** What that was worth, Σ and Σ of squares, minor units; 0 where the goal has no money. */
  money: number;
  moneySquared: number;
}

/** What one variant did in one segment: older days weigh less, and young ones count as the part of them that has come. */
export interface Evidence extends Counts {
  variant: string;
  segment: string;
}

type ByDay = Map<number, Counts>;

/**
 * Evidence by variant and segment, in the order of their names, from sums in any order. Rows of the same day are added first, while they
 * are whole numbers and so exact, and the rest in a fixed order: the same outcomes give the same numbers to the last bit.
 */
export function evidenceOf(
  sums: readonly ArmSums[],
  { goal, windowDays, now }: { goal: Goal; windowDays: number; now: number },
): Evidence[] {
  const cells = new Map<string, Map<string, ByDay>>();
  for (const each of sums) {
    const segments = inside(cells, each.variant, () => new Map<string, ByDay>());
    const days = inside(segments, each.segment, () => new Map<number, Counts>());
    add(inside(days, each.day, nothing), each, goal);
  }
  return sorted(cells).flatMap(([variant, segments]) =>
    sorted(segments).flatMap(([segment, days]) => {
      const evidence = { variant, segment, ...weighed(days, { goal, windowDays, now }) };
      return evidence.visitors > 0 ? evidence : [];
    }),
  );
}

function add(counts: Counts, sums: ArmSums, goal: Goal): void {
  counts.visitors += sums.visitors;
  counts.successes += goal === 'click' ? sums.clicked : sums.converted;
  if (goal === 'click' || goal === 'conversion') return;
  counts.money += sums[goal];
  counts.moneySquared += goal === 'margin' ? sums.marginSquared : sums.revenueSquared;
}

function weighed(
  days: ByDay,
  { goal, windowDays, now }: { goal: Goal; windowDays: number; now: number },
): Counts {
  const sum = nothing();
  for (const [day, counts] of [...days].sort(([a], [b]) => a - b)) {
    const ageDays = Math.max(0, now / DAY_MS - day);
    const weight = 2 ** (-ageDays / HALF_LIFE_DAYS);
    // Visitors of a whole day came half a day ago on average, those of today half of its hours.
    const seenDays = ageDays - Math.min(1, ageDays) / 2;
    const came = goal === 'click' ? 1 : cameBy(seenDays, windowDays);
    sum.visitors += weight * came * counts.visitors;
    sum.successes += weight * counts.successes;
    sum.money += weight * counts.money;
    sum.moneySquared += weight * counts.moneySquared;
  }
  return sum;
}

function nothing(): Counts {
  return { visitors: 0, successes: 0, money: 0, moneySquared: 0 };
}

function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sorted<Value>(map: Map<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
