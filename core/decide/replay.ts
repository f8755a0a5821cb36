import type { CatalogLookup } from '../catalog/item.ts';
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
  return decideAgain(record, plan, lookupOf({}), false).decision;
}

/**
 * The explanation of a recorded decision, made again in the same way. It also asks about variants that the decision passed
 * over at once (not this visitor's audience), whose items the record need not have: those come from `also`, the catalogue as
 * it is now.
 */
export function explain(record: DecisionRecord, plan: Plan, also: CatalogLookup = lookupOf({})): Explanation {
  return decideAgain(record, plan, also, true).explanation();
}

function decideAgain(record: DecisionRecord, plan: Plan, also: CatalogLookup, explaining: boolean): Decided {
  const { planVersion, profile, context, seed, visitor, learned: ofSlot, intent } = record;
  const { slot } = record.decision;
  const learned = {
    at: context.now,
    slots: ofSlot === undefined ? {} : { [slot]: ofSlot },
    ...(intent && { intent }),
  };
  const catalog = recorded(record, also);
  const moment = momentOf({
    plan,
    planVersion,
    profile,
    context,
    catalog,
    seed,
    visitor,
    explaining,
    learned,
  });
  return decideSlot(moment, slot, record.inviting);
}

/** What the record has, as it was then; else what there is now. */
function recorded(record: DecisionRecord, also: CatalogLookup): CatalogLookup {
  const byId = new Map(record.items.map((item) => [item.id, item]));
  const lists = (noted: Record<string, string[]>) =>
    Object.fromEntries(
      Object.entries(noted).map(([name, ids]) => [name, ids.flatMap((id) => byId.get(id) ?? [])]),
    );
  const then = lookupOf({
    items: record.items,
    categories: lists(record.categories),
    popular: lists(record.popular),
    lessons: record.lessons,
  });
  return {
    item: (id) => then.item(id) ?? also.item(id),
    category: (name) => (Object.hasOwn(record.categories, name) ? then : also).category(name),
    popular: (name = '') => (Object.hasOwn(record.popular, name) ? then : also).popular(name),
    lessons: (id) => then.lessons(id) ?? also.lessons(id),
  };
}
