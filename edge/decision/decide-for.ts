import { decideAll, lookupOf, needsOf } from '#core';
import type { Context, Decision, DecisionRecord, Explanation, Profile, WireDecision } from '#core';
import type { Edge } from '../edge.ts';
import type { CatalogFound } from './catalog-cache.ts';
import type { PlanInForce } from './plan-cache.ts';

export interface Question {
  site: string;
  inForce: PlanInForce;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
  /** Key of assignment; '' when nobody may be known. */
  visitor: string;
  /** ms that the catalogue may take; then it is decided as if it were empty, and the slot keeps its default. */
  catalogWaitMs: number;
}

export interface Decided {
  decisions: Decision[];
  explanations: Explanation[];
  records: DecisionRecord[];
}

export async function decideFor(edge: Edge, question: Question): Promise<Decided> {
  const { inForce, slots, profile, context, visitor } = question;
  const needs = needsOf({ plan: inForce.plan, slots, profile, context });
  const found = await catalogInTime(edge, question.site, needs, question.catalogWaitMs);
  return decideAll({
    plan: inForce.plan,
    planVersion: inForce.version,
    slots,
    profile,
    context,
    catalog: lookupOf(found.items, found.categories),
    seed: new DataView(edge.world.randomBytes(4).buffer).getUint32(0),
    visitor,
  });
}

async function catalogInTime(
  edge: Edge,
  site: string,
  needs: { items: string[]; categories: string[] },
  waitMs: number,
): Promise<CatalogFound> {
  const nothing: CatalogFound = { items: [], categories: {} };
  if (needs.items.length + needs.categories.length === 0) return nothing;
  const found = edge.catalog.find(site, needs).catch((error: unknown) => {
    edge.world.log({ what: 'catalog_failed', site, error: String(error) });
    return nothing;
  });
  // What comes too late for this answer is at hand for the next.
  edge.world.waitUntil(found);
  return Promise.race([found, edge.world.sleep(waitMs).then(() => nothing)]);
}

/** What a page needs of a decision; propensity is for those who measure. */
export function toWire(decision: Decision): WireDecision {
  const { propensity: _, ...wire } = decision;
  return wire;
}
