import type { Plan } from '../plan/plan.ts';
import type { Decision, DecisionRecord, Explanation } from './decision.ts';
import { decideSlot, type Decided } from './decide-slot.ts';
import { lookupOf } from './lookup-of.ts';
import { momentOf } from './moment.ts';

/**
 * Makes a decision again from its record and the plan of its version; the same decision, to the letter, for as long as
 * core is the same. With another plan: what that plan would have done at the same moment, as far as it asks for nothing of
 * the catalogue that the record lacks.
 */
export function replay(record: DecisionRecord, plan: Plan): Decision {
  return decideAgain(record, plan).decision;
}

/** The explanation of a recorded decision, made again in the same way. */
export function explain(record: DecisionRecord, plan: Plan): Explanation {
  return decideAgain(record, plan).explanation;
}

function decideAgain(record: DecisionRecord, plan: Plan): Decided {
  const { planVersion, profile, context, seed, visitor } = record;
  const byId = new Map(record.items.map((item) => [item.id, item]));
  const categories = Object.fromEntries(
    Object.entries(record.categories).map(([name, ids]) => [name, ids.flatMap((id) => byId.get(id) ?? [])]),
  );
  const catalog = lookupOf(record.items, categories);
  const moment = momentOf({ plan, planVersion, profile, context, catalog, seed, visitor });
  return decideSlot(moment, record.decision.slot, record.inviting);
}
