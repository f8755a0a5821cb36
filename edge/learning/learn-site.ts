import { learnFrom, learnIntent, readPlan } from '#core';
import type { Learned, Plan } from '#core';
import type { LearnedStore, OutcomeStore, PlanStore } from '../ports.ts';

/** Outcomes come in batches of seconds; what a minute brings changes no belief by much. */
export const LEARN_EVERY_MS = 60_000;
/** Of some thousand visits, ten minutes' are few, and reading and fitting them all again is the dear part. */
export const LEARN_INTENT_EVERY_MS = 600_000;
const DAY_MS = 86_400_000;
/** Cohorts older than that weigh next to nothing (`core/learn`), and would only be read. */
const LEARN_DAYS = 120;
/** Visits that intent learns from, more than it looks at. */
const VISITS_MAX = 2500;
/** A visit is over after so long without a sign of life; GA4's session timeout. */
const VISIT_GAP_MS = 30 * 60_000;

export interface Learning {
  plans: Pick<PlanStore, 'live'>;
  outcomes: Pick<OutcomeStore, 'arms' | 'visits'>;
  learned: LearnedStore;
  now(): number;
}

/**
 * Learns anew what a site's outcomes say, where that was not done within LEARN_EVERY_MS. A pure function of plan, sums and visits: two
 * that do it at once write the same.
 */
export async function learnSite(learning: Learning, site: string): Promise<void> {
  const { plans, learned, now } = learning;
  const before = await learned.get(site);
  if (before !== null && now() - before.at < LEARN_EVERY_MS) return;
  const plan = await livePlan(plans, site);
  if (plan === null) return;
  const intent = await intentOf(learning, plan, before);
  const slots = await slotsOf(learning, plan);
  if (Object.keys(slots).length === 0 && intent === undefined && before === null) return;
  await learned.put(site, { at: now(), slots, ...(intent && { intent }) });
}

async function slotsOf({ outcomes, now }: Learning, plan: Plan): Promise<Learned['slots']> {
  const names = Object.entries(plan.slots).flatMap(([name, { policy }]) =>
    policy.kind === 'bandit' ? name : [],
  );
  if (names.length === 0) return {};
  const fromDay = Math.floor(now() / DAY_MS) - LEARN_DAYS;
  return learnFrom(await outcomes.arms(plan.site, names, fromDay), plan, now()).slots;
}

/** Nothing where the plan wants the weights as they come: what was learned is gone with the next lesson. */
async function intentOf(
  { outcomes, now }: Learning,
  plan: Plan,
  before: Learned | null,
): Promise<Learned['intent']> {
  if (!plan.measurement.learnIntent) return undefined;
  if (before?.intent !== undefined && now() - before.intent.at < LEARN_INTENT_EVERY_MS) return before.intent;
  const visits = await outcomes.visits(plan.site, now() - VISIT_GAP_MS, VISITS_MAX);
  return visits.length === 0 ? before?.intent : { at: now(), ...learnIntent(visits) };
}

async function livePlan(plans: Pick<PlanStore, 'live'>, site: string): Promise<Plan | null> {
  const live = await plans.live(site);
  const read = live && readPlan(live.document);
  return read?.ok && read.value.site === site ? read.value : null;
}
