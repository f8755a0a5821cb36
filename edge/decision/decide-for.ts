import { decideAll } from '#core';
import type { Context, Decision, Explanation, Plan, Profile, Recordable, WireDecision } from '#core';
import type { Edge } from '../edge.ts';
import { lookUp } from './look-up.ts';
import type { PlanInForce } from './plan-cache.ts';

export interface Question {
  site: string;
  inForce: PlanInForce;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
  /** Key of assignment; '' when nobody may be known. */
  visitor: string;
  /** Whom assignment goes by as far as their credential knows, should the profile not be there in time. */
  eldest?: string | undefined;
  /** ms that the catalogue may take; then it is decided as if it were empty, and the slot keeps its default. */
  catalogWaitMs: number;
  /** Whether somebody asks why. */
  explaining: boolean;
}

export interface Decided {
  decisions: Decision[];
  explanations: Explanation[];
  records: Recordable[];
}

export async function decideFor(edge: Edge, question: Question): Promise<Decided> {
  const { inForce, slots, profile, context, visitor, explaining, catalogWaitMs } = question;
  const { plan, version } = inForce;
  const [{ catalog }, learned] = await Promise.all([
    lookUp(edge, { ...question, plan }, catalogWaitMs),
    learns(plan) ? edge.learned.inTime(plan.site, catalogWaitMs) : undefined,
  ]);
  return decideAll({
    plan,
    planVersion: version,
    slots,
    profile,
    context,
    catalog,
    seed: new DataView(edge.world.randomBytes(4).buffer).getUint32(0),
    // Whoever turned out to be somebody known before stays on the side where they were first.
    visitor: visitor === '' ? '' : (profile?.eldest?.id ?? question.eldest ?? visitor),
    explaining,
    ...(learned && { learned }),
  });
}

function learns(plan: Plan): boolean {
  return (
    plan.measurement.learnIntent || Object.values(plan.slots).some(({ policy }) => policy.kind === 'bandit')
  );
}

/** What a page needs of a decision; the rest is for those who measure and remember. */
export function toWire(decision: Decision): WireDecision {
  const { propensity: _, incentive: __, ...wire } = decision;
  return wire;
}
