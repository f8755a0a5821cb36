import { factsIn } from '../audience/facts-in.ts';
import { sharing } from '../catalog/once-a-request.ts';
import type { HeldOut } from '../learn/held-out.ts';
import { ofSegment, type LearnedSlot } from '../learn/learned.ts';
import type { Slot, Variant } from '../plan/plan.ts';
import { drawnFor } from '../profile/assigned.ts';
import { choose, type Choice } from './choose.ts';
import { heldOutAt } from './held-out-at.ts';
import type { Decision, DecisionRecord, Explanation, Reason } from './decision.ts';
import { decisionId } from './decision-id.ts';
import { fillContent } from './fill-content.ts';
import { noted, type Noted } from './lookup-of.ts';
import { segmentAt, type Moment } from './moment.ts';
import { nearestObstacle } from './nearest-obstacle.ts';
import { reportOf } from './judgement.ts';
import type { Question } from './question.ts';
import { freshnessOf, reportCandidates, type Reported } from './report-candidates.ts';
import { servedOf } from './served-of.ts';
import { planWithout, sparedManner, type SoftManner } from './spared.ts';

export interface Decided {
  decision: Decision;
  /** Whole where the moment is explaining. */
  explanation(): Explanation;
  /** Gathered when it is asked for: nine of ten are not worth keeping. */
  record(): DecisionRecord;
}

/*
 * candidates ──► manners ──► policy ──► control?
 *      │            │           │          │
 *   no_candidate  first that   shown    the same, but left as it is:
 *                 forbids               both groups are those who could have seen it
 *                   │
 *                   └─► is it the one that this visitor is spared (`restraint`)? Then the same again without it.
 */

/** Decides one slot. `inviting` names a slot whose invitation is given in the same answer already. */
export function decideSlot(moment: Moment, slotName: string, inviting?: string): Decided {
  const catalog = noted(moment.catalog);
  const usual = attempt({ ...moment, catalog }, slotName, inviting);
  const spared = spareable(usual, moment);
  const made =
    spared === undefined
      ? usual
      : attempt(
          { ...moment, plan: planWithout(moment.plan, spared), catalog: sharing(catalog) },
          slotName,
          inviting,
        );
  const { decision, reported, choice, slot } = made;
  return {
    decision,
    explanation: () => ({
      slot: slotName,
      decision: decision.id,
      candidates: reported.map((each) => reportOf(each.judgement())),
      intent: moment.intent,
      policy: policyOf(slot, choice, moment),
      facts: factsAsked(slot, moment),
      ...(spared !== undefined && { spared }),
    }),
    record: () => recordOf(made, moment, catalog.found(), { inviting, spared }),
  };
}

interface Attempt {
  decision: Decision;
  slot: Slot | undefined;
  reported: readonly Reported[];
  choice: Choice | null;
}

function attempt(moment: Moment, slotName: string, inviting: string | undefined): Attempt {
  const { plan, catalog } = moment;
  const slot = Object.hasOwn(plan.slots, slotName) ? plan.slots[slotName] : undefined;
  const question = slot && { moment, slotName, slot, catalog, inviting };
  const reported = question ? reportCandidates(question) : [];
  const choice = question ? chooseAmong(question, reported) : null;
  const decision: Decision = {
    id: decisionId(moment, slotName),
    slot: slotName,
    kind: slot?.kind ?? 'content',
    ...(slot ? outcome(slot, slotName, reported, choice, moment) : NO_SLOT),
  };
  return { decision, slot, reported, choice };
}

/** The manner that held this back and that the visitor is spared; of who is held out, nothing more is to be seen. */
function spareable({ decision, slot }: Attempt, moment: Moment): SoftManner | undefined {
  const manner = sparedManner(moment.visitor, moment.plan);
  if (manner === undefined || slot === undefined || decision.reason.code !== manner) return undefined;
  return heldOutAt(moment, decision.slot, slot).by === null ? manner : undefined;
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
  return choose(
    slot.policy,
    allowed.map(({ variant }) => variant),
    {
      key,
      slot: slotName,
      session: moment.context.session,
      freshness(variant) {
        const of = allowed.find((each) => each.variant === variant);
        return of === undefined ? 1 : freshnessOf(of, question);
      },
      drawn: ({ id }) => drawnFor(moment.profile, slotName, id),
      learned: learnedOf(moment, slotName),
      segment: () => segmentAt(moment),
    },
  );
}

function outcome(
  slot: Slot,
  slotName: string,
  reported: readonly Reported[],
  choice: Choice | null,
  moment: Moment,
): Outcome {
  const { plan, catalog } = moment;
  const chosen = choice && reported.find(({ variant }) => variant.id === choice.variant);
  if (!choice || !chosen) {
    const action = slot.kind === 'invitation' ? 'hold' : 'default';
    return { action, reason: nearestObstacle(reported), propensity: 1 };
  }
  const held = heldOutAt(moment, slotName, slot);
  if (held.by !== null)
    return { action: 'default', reason: control(held.by, held, choice), propensity: held.share };
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
function control(by: 'site' | 'slot', held: HeldOut, { variant, reason }: Choice): Reason {
  return {
    code: 'control',
    words: `The visitor belongs to the control group of this ${by}; ${variant} would have been shown.`,
    numbers: { variant, would: reason.code, by, holdout: held[by] },
  };
}

function policyOf(slot: Slot | undefined, choice: Choice | null, moment: Moment): Explanation['policy'] {
  const { seed } = moment;
  return {
    kind: slot?.policy.kind ?? 'none',
    seed,
    ...(slot?.policy.kind === 'bandit' && { segment: segmentAt(moment) }),
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
  { decision, slot, choice }: Attempt,
  moment: Moment,
  found: Noted,
  { inviting, spared }: { inviting: string | undefined; spared: SoftManner | undefined },
): DecisionRecord {
  const { planVersion, seed, visitor, context, profile } = moment;
  const learned = slot?.policy.kind === 'bandit' ? learnedOf(moment, decision.slot) : undefined;
  const served = slot && servedOf({ decision, slot, choice, moment, spared });
  return {
    decision,
    planVersion,
    seed,
    visitor,
    ...(inviting !== undefined && { inviting }),
    context,
    profile,
    ...found,
    ...(learned && { learned: ofSegment(learned, segmentAt(moment)) }),
    ...(moment.learned?.intent && { intent: moment.learned.intent }),
    ...(served && { served }),
  };
}

function learnedOf({ learned }: Moment, slotName: string): LearnedSlot | undefined {
  return learned !== undefined && Object.hasOwn(learned.slots, slotName)
    ? learned.slots[slotName]
    : undefined;
}
