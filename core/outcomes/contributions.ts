import type { CellChange } from './cell.ts';
import { contributionOf, ordersSpan } from './contribution-of.ts';
import type { Deal } from './deal.ts';
import { counting } from './first-arm.ts';
import { joinMarks } from './join-marks.ts';
import type { Ledger, Outcomes, Span } from './ledger.ts';
import { nextSpan, nextTaughtAt } from './next-taught.ts';
import { metAt } from './serving.ts';
import type { Unit } from './unit.ts';
import { unitsOf } from './unit-of.ts';

/**
 * What these units of a ledger add to the sums as it is now. Orders are read once for all of them, and so is what else was seen in a slot: a busy
 * visitor has a hundred units, and each would parse the same orders again.
 */
export function contributionsIn(ledger: Ledger, units: readonly (Unit | undefined)[]): CellChange[] {
  const known = counting(
    units.flatMap((unit) => unit ?? []),
    (key) => ledger.unit(key),
  );
  if (known.length === 0) return [];
  const marks = ledger.marks();
  const deals = inOrder(ledger.dealsDuring(widest(known.map(ordersSpan))));
  const taughtIn = new Map<string, Unit[]>();
  const rivalsOf = (unit: Unit): Unit[] => {
    const before = taughtIn.get(unit.slot);
    if (before) return before;
    const alike = known.filter(({ arm, slot }) => arm === 'taught' && slot === unit.slot);
    const rivals = ledger.taughtIn(unit.slot, widest(alike.map(nextSpan)));
    taughtIn.set(unit.slot, rivals);
    return rivals;
  };
  return known.map((unit) => {
    const theirs = during(deals, ordersSpan(unit));
    const rivals = unit.arm === 'taught' && theirs.length > 0 ? rivalsOf(unit) : [];
    return contributionOf(unit, theirs, marks, nextTaughtAt(unit, rivals));
  });
}

/**
 * What a visitor adds to the sums.
 *
 * @param before a period: only what units of earlier ones do
 */
export function contributionsOf({ servings, deals, marks }: Outcomes, before = Infinity): CellChange[] {
  const units = unitsOf(servings);
  const all = servings.reduce((before, serving) => joinMarks(before, metAt(serving)), marks);
  const known = counting([...units.values()], (key) => units.get(key));
  const taught = known.filter(({ arm }) => arm === 'taught');
  return known
    .filter(({ period }) => period < before)
    .map((unit) => contributionOf(unit, deals, all, nextTaughtAt(unit, taught)));
}

function widest(spans: readonly Span[]): Span {
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
}

function inOrder(deals: Deal[]): Deal[] {
  return deals.sort((a, b) => (a.order?.at ?? 0) - (b.order?.at ?? 0));
}

/** Of deals in the order of their time. */
function during(deals: readonly Deal[], { from, to }: Span): Deal[] {
  const start = firstFrom(deals, from);
  return deals.slice(start, Math.max(start, firstFrom(deals, to)));
}

function firstFrom(deals: readonly Deal[], at: number): number {
  let [low, high] = [0, deals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((deals[middle]?.order?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
