import { basketOf, explain, readPlan, scoreIntent, totals } from '#core';
import type {
  BasketLine,
  Counts,
  Decision,
  DecisionRecord,
  Explanation,
  IntentScore,
  Plan,
  Profile,
} from '#core';
import type { Edge } from '../edge.ts';

/** A decision as it was made, and when; with `?explain=1` the whole of why and why not. */
export interface ToldDecision extends Decision {
  at: number;
  path: string;
  planVersion: number;
  /** null: the plan it was made by is no longer kept, or no longer readable. */
  explanation?: Explanation | null;
}

/** All that is known of a visitor: answer of `GET /v1/me` and `GET /v1/visitors/:id`. */
export interface ToldVisitor {
  visitor: string;
  profile: Profile | null;
  totals: Counts | null;
  basket: BasketLine[];
  /** As it is now, with the evidence that makes it. */
  intent: IntentScore;
  /** Newest first. */
  decisions: ToldDecision[];
}

export async function describeVisitor(
  edge: Edge,
  who: { site: string; visitor: string },
  wantsExplanations: boolean,
): Promise<ToldVisitor> {
  const { profile, decisions } = await edge.world.visitors.of(who.site, who.visitor).read();
  const plans = wantsExplanations ? await plansOf(edge, who.site, decisions) : undefined;
  return {
    visitor: who.visitor,
    profile,
    totals: profile && totals(profile),
    basket: profile ? basketOf(profile) : [],
    intent: scoreIntent(profile, { now: edge.world.now() }),
    decisions: decisions.map((record) => ({
      ...record.decision,
      at: record.context.now,
      path: record.context.page.path,
      planVersion: record.planVersion,
      ...(plans ? { explanation: explanationOf(record, plans.get(record.planVersion)) } : {}),
    })),
  };
}

function explanationOf(record: DecisionRecord, plan: Plan | undefined): Explanation | null {
  return plan ? explain(record, plan) : null;
}

/** The plans that these decisions were made by, which may be versions ago. */
async function plansOf(
  edge: Edge,
  site: string,
  records: readonly DecisionRecord[],
): Promise<Map<number, Plan>> {
  const plans = new Map<number, Plan>();
  const inForce = await edge.plans.get(site);
  if (inForce) plans.set(inForce.version, inForce.plan);
  const versions = new Set(records.map((record) => record.planVersion));
  for (const version of versions) {
    if (plans.has(version)) continue;
    const read = readPlan((await edge.world.plans.version(site, version))?.document);
    if (read.ok) plans.set(version, read.value);
  }
  return plans;
}
