import { joinDeals, type Deal } from './deal.ts';
import type { Fact } from './fact.ts';
import { joinMarks } from './join-marks.ts';
import type { Marks, Outcomes } from './ledger.ts';
import { joinServings, type Serving } from './serving.ts';

/** All of one person's facts together, in whatever order. */
export function outcomesFrom(facts: Iterable<Fact>): Outcomes {
  const servings = new Map<string, Serving>();
  const deals = new Map<string, Deal>();
  let marks: Marks = {};
  for (const fact of facts) {
    const { serving, deal, mark } = partOf(fact);
    if (serving) put(servings, serving.decision, serving, joinServings);
    if (deal) put(deals, deal.id, deal, joinDeals);
    if (mark) marks = joinMarks(marks, mark);
  }
  return { servings: [...servings.values()], deals: [...deals.values()], marks };
}

/** What a fact says, as the smallest of what it is joined to. `settled` and `visit` say nothing that is summed. */
export function partOf(fact: Fact): { serving?: Serving; deal?: Deal; mark?: Marks } {
  switch (fact.kind) {
    case 'served':
      return {
        serving: { decision: fact.served.id, served: fact.served, seen: {} },
        ...withMark(fact),
      };
    case 'seen': {
      const { id, at, decision, what } = fact;
      return { serving: { decision, seen: { [what]: { id, at } } } };
    }
    case 'order':
      return { deal: { id: fact.order.id, order: fact.order, margin: fact.margin } };
    case 'fate':
      return { deal: { id: fact.order, fate: fact.fate } };
    case 'bot':
      return { mark: { bot: true } };
    case 'left':
      return { mark: { leftAt: fact.at } };
    case 'joined':
      return withMark(fact);
    case 'settled':
    case 'visit':
      return {};
    default:
      return fact satisfies never;
  }
}

function withMark({ firstAt, bot }: Marks): { mark?: Marks } {
  const mark = { ...(firstAt !== undefined && { firstAt }), ...(bot && { bot }) };
  return Object.keys(mark).length > 0 ? { mark } : {};
}

function put<T>(all: Map<string, T>, key: string, more: T, join: (a: T, b: T) => T): void {
  const before = all.get(key);
  all.set(key, before === undefined ? more : join(before, more));
}
