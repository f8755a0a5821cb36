import { canonical } from '../profile/canonical.ts';
import { addChanges, takenBack } from './add-changes.ts';
import { BEFORE_DAYS, type CellChange } from './cell.ts';
import { contributionsIn } from './contributions.ts';
import { DAY_MS } from './day-ms.ts';
import { fatesCome, isSameDeal, joinDeals, type Deal } from './deal.ts';
import type { Fact } from './fact.ts';
import { joinMarks } from './join-marks.ts';
import type { Ledger, Marks, Taken } from './ledger.ts';
import { partOf } from './outcomes-from.ts';
import { joinServings, metAt, newsOf, type Serving } from './serving.ts';
import { unitKey, unitNames } from './unit-key.ts';
import type { Unit } from './unit.ts';
import { updateUnit } from './unit-of.ts';
import { lookingAt, othersOf, rivalsOf } from './touched-units.ts';

const NOTHING: Taken = { changes: [], facts: [] };

/**
 * Takes a fact in, and says what that changes in the sums: what its units add afterwards less what they added before. In whatever
 * order facts come, and however often, the changes come to the same.
 */
export function takeFact(ledger: Ledger, fact: Fact): Taken {
  // What a join changes `takeOver` says, and `settle` what is settled: here nothing is known of the other, or of when.
  if (fact.kind === 'joined' || fact.kind === 'settled') return NOTHING;
  const { serving, deal, mark } = partOf(fact);
  if (serving) return takeServing(ledger, serving);
  if (deal) return takeDeal(ledger, deal, fact);
  if (mark) return takeMark(ledger, mark, fact);
  return { changes: [], facts: [fact] };
}

function takeServing(ledger: Ledger, more: Serving): Taken {
  const before = ledger.serving(more.decision);
  const after = before ? joinServings(before, more) : more;
  if (before && canonical(before) === canonical(after)) return NOTHING;
  const facts = newsOf(after, before);
  if (facts.length === 0 || after.served === undefined) {
    ledger.putServing(after);
    return NOTHING;
  }
  const keys = unitNames(after.served).map(unitKey);
  const own = () => keys.map((key) => ledger.unit(key));
  const rivals = new Map(
    [...rivalsOf(ledger, after, own()), ...othersOf(ledger, after)].map((unit) => [unitKey(unit), unit]),
  );
  const units = () => [...own(), ...[...rivals].flatMap(([key, unit]) => (keys.includes(key) ? [] : unit))];
  const changes = changesOf(ledger, units, () => putServing(ledger, before, after));
  return { changes, facts: facts.map((fact) => withMarks(fact, ledger.marks())) };
}

/** A fact so that it can be counted without those of long before. */
export function withMarks(fact: Fact, { firstAt = Infinity, bot }: Marks): Fact {
  if (fact.kind !== 'served' && fact.kind !== 'joined') return fact;
  const from = fact.kind === 'served' ? fact.served.at - BEFORE_DAYS * DAY_MS : Infinity;
  return { ...fact, ...(firstAt < from && { firstAt }), ...(bot && { bot }) };
}

/** With the units that it counts for. */
export function putServing(ledger: Ledger, before: Serving | undefined, after: Serving): void {
  ledger.putServing(after);
  const marks = joinMarks(ledger.marks(), metAt(after));
  if (marks.firstAt !== ledger.marks().firstAt) ledger.setMarks(marks);
  for (const name of after.served ? unitNames(after.served) : []) {
    const key = unitKey(name);
    const unit = updateUnit(name, ledger.unit(key), before, after);
    if (unit) ledger.putUnit(key, unit);
  }
}

function takeDeal(ledger: Ledger, more: Deal, fact: Fact): Taken {
  const before = ledger.deal(more.id);
  const joined = before ? joinDeals(before, more) : more;
  if (before && isSameDeal(before, joined)) return NOTHING;
  // What became of an order that nobody knows changes nothing; and it may be one that was forgotten, whose sums stand.
  if (joined.order === undefined && fact.kind === 'fate') {
    ledger.putDeal(joinDeals(joined, { id: more.id, waiting: [{ id: fact.id, fate: fact.fate }] }));
    return NOTHING;
  }
  const after = joined;
  const touched = lookingAt(ledger, [before, after]);
  return {
    changes: changesOf(
      ledger,
      () => touched,
      () => ledger.putDeal(after),
    ),
    facts: [
      fact,
      ...fatesCome(after, before).map((each) => ({ kind: 'fate' as const, order: more.id, ...each })),
    ],
  };
}

function takeMark(ledger: Ledger, more: Marks, fact: Fact): Taken {
  const before = ledger.marks();
  const after = joinMarks(before, more);
  if (canonical(before) === canonical(after)) return NOTHING;
  const units = ledger.units();
  return {
    changes: changesOf(
      ledger,
      () => units,
      () => ledger.setMarks(after),
    ),
    facts: [fact],
  };
}

function changesOf(ledger: Ledger, units: () => (Unit | undefined)[], put: () => void): CellChange[] {
  const before = contributionsIn(ledger, units());
  put();
  return addChanges([...contributionsIn(ledger, units()), ...takenBack(before)]);
}
