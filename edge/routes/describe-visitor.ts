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
import { lookUp } from '../decision/look-up.ts';
import type { Edge } from '../edge.ts';

/** For all explanations of an answer together: nobody's page waits for them. */
const EXPLAIN_WAIT_MS = 2000;

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
  const known = await edge.world.visitors.of(who.site, who.visitor).read();
  const { profile, decisions, visitor = who.visitor } = known;
  const plans = wantsExplanations ? await plansOf(edge, who.site, decisions) : undefined;
  const explanations = plans && (await explanationsOf(edge, who.site, decisions, plans));
  return {
    visitor,
    profile,
    totals: profile && totals(profile),
    basket: profile ? basketOf(profile) : [],
    intent: scoreIntent(profile, { now: edge.world.now() }),
    decisions: decisions.map((record, index) => ({
      ...record.decision,
      at: record.context.now,
      path: record.context.page.path,
      planVersion: record.planVersion,
      ...(explanations ? { explanation: explanations[index] ?? null } : {}),
    })),
  };
}

/**
 * One after the other: decisions of one visitor look up much the same, which the first brings for all. At once they would read
 * it fifty times, and a request may ask a store a thousand things (developers.cloudflare.com/d1/platform/limits).
 */
async function explanationsOf(
  edge: Edge,
  site: string,
  records: readonly DecisionRecord[],
  plans: ReadonlyMap<number, Plan>,
): Promise<(Explanation | null)[]> {
  const until = edge.world.now() + EXPLAIN_WAIT_MS;
  const explanations: (Explanation | null)[] = [];
  for (const record of records) {
    const plan = plans.get(record.planVersion);
    const { profile, context, decision } = record;
    const asked = plan && { site, plan, slots: [decision.slot], profile, context };
    const waitMs = until - edge.world.now();
    const now = asked && waitMs > 0 ? (await lookUp(edge, asked, waitMs)).catalog : undefined;
    explanations.push(plan === undefined ? null : explain(record, plan, now));
  }
  return explanations;
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
