import { factsOf } from '../audience/facts-of.ts';
import type { Facts } from '../audience/rule-trace.ts';
import type { CatalogLookup } from '../catalog/item.ts';
import { sharing } from '../catalog/once-a-request.ts';
import type { IntentScore } from '../intent/intent-score.ts';
import { scoreIntent } from '../intent/score-intent.ts';
import type { Learned } from '../learn/learned.ts';
import { segmentOf } from '../learn/segment-of.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import type { Context } from './context.ts';
import { mayRemember } from './may-remember.ts';

/** What decisions are made from: all that is the same for every slot of a request. */
export interface Moment {
  plan: Plan;
  planVersion: number;
  /** null without consent, whatever was at hand. */
  profile: Profile | null;
  context: Context;
  catalog: CatalogLookup;
  /** The only chance there is, and it is recorded. */
  seed: number;
  /** Whom assignment goes by; empty when nobody is known. */
  visitor: string;
  intent: IntentScore;
  facts: Facts;
  /** Every manner is asked and every pick made, so that the explanation is whole; else only as far as the decision needs. */
  explaining: boolean;
  /** What the site's outcomes have taught its bandits; absent: nothing yet. */
  learned?: Learned;
  /** Made when it is asked for first; `segmentAt`. */
  segment: { made?: string };
}

export function momentOf(input: Omit<Moment, 'intent' | 'facts' | 'segment'>): Moment {
  const { plan, context } = input;
  const profile = mayRemember(plan, context) ? input.profile : null;
  const intent = scoreIntent(
    profile,
    context,
    plan.measurement.learnIntent ? input.learned?.intent : undefined,
  );
  const facts = factsOf({ profile, context, intent, plan });
  return { ...input, profile, intent, facts, catalog: sharing(input.catalog), segment: {} };
}

/** Whom the visitor is like, at this moment. */
export function segmentAt({ segment, profile, plan, context }: Moment): string {
  segment.made ??= segmentOf(profile, { now: context.now, plan });
  return segment.made;
}
