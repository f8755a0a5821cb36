import { addChanges, takenBack } from './add-changes.ts';
import { contributionsIn, contributionsOf } from './contributions.ts';
import { fatesCome, joinDeals } from './deal.ts';
import type { Fact } from './fact.ts';
import { joinMarks } from './join-marks.ts';
import type { Ledger, Outcomes, Taken } from './ledger.ts';
import { joinServings, newsOf } from './serving.ts';
import { putServing, withMarks } from './take-fact.ts';

/**
 * Another visitor turns out to be this person: what they both add is taken out of the sums, and what they add as one put in. All that is kept
 * joins, so what both were told of counts once.
 */
export function takeOver(ledger: Ledger, from: string, { servings, deals, marks }: Outcomes): Taken {
  const isNobody = servings.length + deals.length + Object.keys(marks).length === 0;
  if (isNobody) return { changes: [], facts: [] };
  const apart = [...contributionsIn(ledger, ledger.units()), ...contributionsOf({ servings, deals, marks })];
  const facts: Fact[] = [{ kind: 'joined', visitor: from }];
  for (const theirs of servings) {
    const mine = ledger.serving(theirs.decision);
    const joined = mine ? joinServings(mine, theirs) : theirs;
    putServing(ledger, mine, joined);
    facts.push(...newsOf(joined, mine, theirs));
  }
  for (const theirs of deals) {
    const mine = ledger.deal(theirs.id);
    const joined = mine ? joinDeals(mine, theirs) : theirs;
    ledger.putDeal(joined);
    for (const each of fatesCome(joined, mine, theirs))
      facts.push({ kind: 'fate', order: joined.id, ...each });
  }
  ledger.setMarks(joinMarks(ledger.marks(), marks));
  const together = contributionsIn(ledger, ledger.units());
  return {
    changes: addChanges([...together, ...takenBack(apart)]),
    facts: facts.map((fact) => withMarks(fact, ledger.marks())),
  };
}
