import { factsIn } from '../audience/facts-in.ts';
import type { CatalogLookup } from '../catalog/item.ts';
import { heldOut } from '../learn/held-out.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { choose, type Choice } from './choose.ts';
import type { Decision, DecisionRecord, Explanation, Reason } from './decision.ts';
import { decisionId } from './decision-id.ts';
import { noted } from './lookup-of.ts';
import type { Moment } from './moment.ts';
import { nearestObstacle } from './nearest-obstacle.ts';
import { reportCandidates, type Reported } from './report-candidates.ts';

export interface Decided {
  decision: Decision;
  explanation: Explanation;
  record: DecisionRecord;
}

/*
 * candidates ──► manners ──► policy ──► control?
 *      │            │           │          │
 *   no_candidate  first that   shown    the same, but left as it is:
 *                 forbids               both groups are those who could have seen it
 */

/** Decides one slot. `inviting` names a slot whose invitation is given in the same answer already. */
export function decideSlot(moment: Moment, slotName: string, inviting?: string): Decided {
  const { plan } = moment;
  const slot = Object.hasOwn(plan.slots, slotName) ? plan.slots[slotName] : undefined;
  const catalog = noted(moment.catalog);
  const reported = slot ? reportCandidates(moment, slotName, slot, catalog, inviting) : [];
  const choice = slot ? chooseAmong(slot, slotName, reported, moment) : null;
  const decision: Decision = {
    id: decisionId({ ...moment, now: moment.context.now, session: moment.context.session, slot: slotName }),
    slot: slotName,
    kind: slot?.kind ?? 'content',
    ...(slot ? outcome(slot, slotName, reported, choice, moment) : NO_SLOT),
  };
  return {
    decision,
    explanation: {
      slot: slotName,
      decision: decision.id,
      candidates: reported.map(({ report }) => report),
      intent: moment.intent,
      policy: policyOf(slot, choice, moment.seed),
      facts: factsAsked(slot, moment),
    },
    record: recordOf(decision, moment, catalog, inviting),
  };
}

type Outcome = Pick<Decision, 'action' | 'variant' | 'content' | 'reason' | 'propensity'>;

const NO_SLOT: Outcome = {
  action: 'default',
  reason: { code: 'no_slot', words: 'The plan has no slot of this name.' },
  propensity: 1,
};

function chooseAmong(
  slot: Slot,
  slotName: string,
  reported: readonly Reported[],
  moment: Moment,
): Choice | null {
  const allowed = reported.filter(({ report }) => report.allowed).map(({ variant }) => variant);
  // Nobody known: chance decides, by the seed, and cannot keep its word the next time.
  const key = moment.visitor === '' ? `seed:${moment.seed}` : moment.visitor;
  return choose(slot.policy, allowed, { key, slot: slotName });
}

function outcome(
  slot: Slot,
  slotName: string,
  reported: readonly Reported[],
  choice: Choice | null,
  { plan, visitor }: Moment,
): Outcome {
  const chosen = choice && reported.find(({ variant }) => variant.id === choice.variant);
  if (!choice || !chosen?.content) {
    const action = slot.kind === 'invitation' ? 'hold' : 'default';
    return { action, reason: nearestObstacle(reported), propensity: 1 };
  }
  const held = heldOut({ visitor, slot: slotName, siteHoldout: plan.holdout, slotHoldout: slot.holdout });
  if (held.by !== null)
    return { action: 'default', reason: control(held.by, plan, slot, choice), propensity: held.share };
  return {
    action: 'show',
    variant: choice.variant,
    content: chosen.content,
    reason: choice.reason,
    propensity: choice.propensity * (1 - held.share),
  };
}

/** What would have been shown is part of the reason: the moment counts for the control group. */
function control(by: 'site' | 'slot', plan: Plan, slot: Slot, { variant, reason }: Choice): Reason {
  return {
    code: 'control',
    words: `The visitor belongs to the control group of this ${by}; ${variant} would have been shown.`,
    numbers: { variant, would: reason.code, holdout: by === 'site' ? plan.holdout : slot.holdout },
  };
}

function policyOf(slot: Slot | undefined, choice: Choice | null, seed: number): Explanation['policy'] {
  return {
    kind: slot?.policy.kind ?? 'none',
    seed,
    ...(choice?.bucket !== undefined && { bucket: choice.bucket }),
    ...(choice?.shares !== undefined && { shares: choice.shares }),
  };
}

function factsAsked(slot: Slot | undefined, { plan, facts }: Moment): Record<string, unknown> {
  const names = (slot?.variants ?? []).flatMap(({ audience }) => {
    if (audience === undefined) return [];
    return factsIn(typeof audience === 'string' ? { audience } : audience, plan.audiences);
  });
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, Object.hasOwn(facts, name) ? (facts[name] ?? null) : null]),
  );
}

function recordOf(
  decision: Decision,
  { planVersion, seed, visitor, context, profile }: Moment,
  catalog: CatalogLookup & Pick<ReturnType<typeof noted>, 'found'>,
  inviting: string | undefined,
): DecisionRecord {
  return {
    decision,
    planVersion,
    seed,
    visitor,
    ...(inviting !== undefined && { inviting }),
    context,
    profile,
    ...catalog.found(),
  };
}
