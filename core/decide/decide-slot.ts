import { factsIn } from '../audience/facts-in.ts';
import { heldOut } from '../learn/held-out.ts';
import type { Plan, Slot, Variant } from '../plan/plan.ts';
import { choose, type Choice } from './choose.ts';
import type { Decision, DecisionRecord, Explanation, Reason } from './decision.ts';
import { decisionId } from './decision-id.ts';
import { fillContent } from './fill-content.ts';
import { noted, type Noted, type NotingLookup } from './lookup-of.ts';
import type { Moment } from './moment.ts';
import { nearestObstacle } from './nearest-obstacle.ts';
import { isFresh, reportCandidates, type Question, type Reported } from './report-candidates.ts';

export interface Decided {
  decision: Decision;
  /** Whole where the moment is explaining. */
  explanation(): Explanation;
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
  const question = slot && { moment, slotName, slot, catalog, inviting };
  const reported = question ? reportCandidates(question) : [];
  const choice = question ? chooseAmong(question, reported) : null;
  const decision: Decision = {
    id: decisionId({ ...moment, now: moment.context.now, session: moment.context.session, slot: slotName }),
    slot: slotName,
    kind: slot?.kind ?? 'content',
    ...(slot ? outcome(slot, slotName, reported, choice, { ...moment, catalog }) : NO_SLOT),
  };
  return {
    decision,
    explanation: () => ({
      slot: slotName,
      decision: decision.id,
      candidates: reported.map((each) => each.report()),
      intent: moment.intent,
      policy: policyOf(slot, choice, moment.seed),
      facts: factsAsked(slot, moment),
    }),
    record: recordOf(decision, moment, catalog, inviting),
  };
}

type Outcome = Pick<
  Decision,
  'action' | 'variant' | 'content' | 'reason' | 'about' | 'why' | 'incentive' | 'propensity'
>;

const NO_SLOT: Outcome = {
  action: 'default',
  reason: { code: 'no_slot', words: 'The plan has no slot of this name.' },
  propensity: 1,
};

function chooseAmong(question: Question, reported: readonly Reported[]): Choice | null {
  const { moment, slot, slotName } = question;
  const allowed = reported.filter((each) => each.allowed);
  // Nobody known: chance decides, by the seed, and cannot keep its word the next time.
  const key = moment.visitor === '' ? `seed:${moment.seed}` : moment.visitor;
  const fresh = (variant: Variant) =>
    allowed.some((each) => each.variant === variant && isFresh(each, question));
  return choose(
    slot.policy,
    allowed.map(({ variant }) => variant),
    { key, slot: slotName },
    fresh,
  );
}

function outcome(
  slot: Slot,
  slotName: string,
  reported: readonly Reported[],
  choice: Choice | null,
  { plan, visitor, catalog }: Moment,
): Outcome {
  const chosen = choice && reported.find(({ variant }) => variant.id === choice.variant);
  if (!choice || !chosen) {
    const action = slot.kind === 'invitation' ? 'hold' : 'default';
    return { action, reason: nearestObstacle(reported), propensity: 1 };
  }
  const held = heldOut({ visitor, slot: slotName, siteHoldout: plan.holdout, slotHoldout: slot.holdout });
  if (held.by !== null)
    return { action: 'default', reason: control(held.by, plan, slot, choice), propensity: held.share };
  const filled = fillContent(chosen.candidate, plan, catalog);
  if (!filled.ok) throw new Error(`allowed, and cannot be filled: ${filled.lacks}`);
  return {
    action: 'show',
    variant: choice.variant,
    content: filled.content,
    reason: choice.reason,
    ...told(chosen, slot.whyThis ?? plan.whyThis),
    propensity: choice.propensity * (1 - held.share),
  };
}

/** What the shopper and later decisions are told of it. */
function told(
  { candidate: { items }, variant, why }: Reported,
  whyThis: boolean,
): Pick<Outcome, 'about' | 'why' | 'incentive'> {
  const sentence = whyThis ? (why?.() ?? (isPersonal(variant) ? CHOSEN_FOR_YOU : undefined)) : undefined;
  return {
    ...(items.length > 0 && { about: items.map((item) => item.id) }),
    ...(sentence !== undefined && { why: sentence }),
    ...(variant.incentive.kind !== 'none' && { incentive: variant.incentive.kind }),
  };
}

const CHOSEN_FOR_YOU = 'The shop chose this with what you did here in mind.';

/** Not everybody gets it, though no pick says why. */
function isPersonal({ audience, familiarity }: Variant): boolean {
  return audience !== undefined || familiarity !== 'ambient';
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

/** What was looked up is gathered only where the record is read: nine of ten are not worth keeping. */
function recordOf(
  decision: Decision,
  { planVersion, seed, visitor, context, profile }: Moment,
  catalog: NotingLookup,
  inviting: string | undefined,
): DecisionRecord {
  let gathered: Noted | undefined;
  const found = () => (gathered ??= catalog.found());
  return {
    decision,
    planVersion,
    seed,
    visitor,
    ...(inviting !== undefined && { inviting }),
    context,
    profile,
    get items() {
      return found().items;
    },
    get categories() {
      return found().categories;
    },
    get popular() {
      return found().popular;
    },
    get lessons() {
      return found().lessons;
    },
  };
}
