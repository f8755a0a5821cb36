import type { CatalogLookup } from '../catalog/item.ts';
import type { Learned } from '../learn/learned.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import type { Context } from './context.ts';
import type { Decision, Explanation, Recordable } from './decision.ts';
import { decideSlot, type Decided } from './decide-slot.ts';
import { momentOf } from './moment.ts';
import { slotsToAnswer } from './slots-to-answer.ts';

/**
 * Answers the slots asked for and every invitation of the plan, each slot once; the three lists are parallel.
 * Never throws for a plan that `readPlan` accepts. Of two invitations that may both be given, the one that comes first in
 * the plan is, and the other holds (`busy`).
 *
 * @param input.seed any number, new for each request: the only chance there is, and it is recorded
 * @param input.visitor whom assignment goes by; '' when nobody is known
 */
export function decideAll(input: {
  plan: Plan;
  planVersion: number;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
  catalog: CatalogLookup;
  seed: number;
  visitor: string;
  /** Whether the explanations are asked for; without, there are none, and a decision costs half. Default true. */
  explaining?: boolean;
  /** What the site's outcomes have taught its bandits. */
  learned?: Learned;
}): { decisions: Decision[]; explanations: Explanation[]; records: Recordable[] } {
  const moment = momentOf({ explaining: true, ...input });
  let inviting: string | undefined;
  const decided = slotsToAnswer(input.plan, input.slots).map((name): Decided => {
    const each = decideSlot(moment, name, inviting);
    if (invites(each.decision)) inviting = name;
    return each;
  });
  return {
    decisions: decided.map(({ decision }) => decision),
    explanations: moment.explaining ? decided.map(({ explanation }) => explanation()) : [],
    records: decided,
  };
}

/** Who sees nothing from Tact would have been given one invitation as others are, and counts for that one alone. */
function invites({ kind, action, reason }: Decision): boolean {
  const isHeldOut = reason.code === 'control' && reason.numbers?.['by'] === 'site';
  return kind === 'invitation' && (action === 'show' || isHeldOut);
}
