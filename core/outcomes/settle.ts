import { addChanges, takenBack } from './add-changes.ts';
import type { CellChange } from './cell.ts';
import { contributionsIn, contributionsOf } from './contributions.ts';
import type { Fact } from './fact.ts';
import { joinMarks } from './join-marks.ts';
import type { Ledger, Outcomes } from './ledger.ts';
import { horizonOf, servingPeriod } from './outcome-horizon.ts';
import { metAt } from './serving.ts';
import { periodOf } from './unit-key.ts';

/*
 * Decisions of long ago are forgotten, and what they have added to the sums stands. But facts go on coming: that somebody is a robot, or that two
 * devices are one person's, would change what is recomputed of those decisions, and no longer the sums. So they are settled before they are
 * forgotten: what they have added is told as numbers, and with it a fact says that nobody counts them from facts any more.
 */

export interface Settlement {
  /** What decisions have added to the sums that are settled now. It stays in them. */
  settled: CellChange[];
  /** What changes in the sums: an order that something settled had taken from something that is kept goes back to that. */
  changes: CellChange[];
}

/** Whether a fact is of a decision that is settled: taken in, it would count a second time. */
export function isSettled(period: number, fact: Fact): boolean {
  return fact.kind === 'served' && periodOf(fact.served.at) < period;
}

/** Settles and forgets the decisions of periods before this one. undefined where there was nothing to forget. */
export function settle(ledger: Ledger, period: number): Settlement | undefined {
  const units = ledger.units();
  const kept = units.filter((unit) => unit.period >= period);
  const settled = addChanges(
    contributionsIn(
      ledger,
      units.filter((unit) => unit.period < period),
    ),
  );
  const before = settled.length > 0 ? contributionsIn(ledger, kept) : [];
  if (!ledger.pruneOutcomes(horizonOf(period))) return undefined;
  const after = settled.length > 0 ? contributionsIn(ledger, kept) : [];
  return { settled, changes: addChanges([...after, ...takenBack(before)]) };
}

/** The same of what another visitor hands over, and what is left of it. */
export function settleOutcomes(outcomes: Outcomes, period: number): Settlement & { rest: Outcomes } {
  const rest = restOf(outcomes, period);
  const settled = contributionsOf(outcomes, period);
  const before = contributionsOf(outcomes);
  return {
    settled: addChanges(settled),
    changes: addChanges([...contributionsOf(rest), ...settled, ...takenBack(before)]),
    rest,
  };
}

/** What is left of outcomes when decisions of periods before this one are settled: of these, when the first enrolled somebody. */
export function restOf({ servings, deals, marks }: Outcomes, period: number): Outcomes {
  return {
    servings: servings.filter((serving) => servingPeriod(serving) >= period),
    deals,
    marks: servings.reduce((all, serving) => joinMarks(all, metAt(serving)), marks),
  };
}
