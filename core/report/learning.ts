import type { EvidenceKind } from '../intent/evidence-table.ts';
import type { LearnedSign } from '../intent/learn-intent.ts';
import type { Goal, Learned } from '../learn/learned.ts';
import type { Plan } from '../plan/plan.ts';
import type { Report } from './report.ts';

/** `GET /v1/report` as JSON. */
export interface ReportAnswer extends Report {
  /** null while nothing has been learned. */
  learning: Learning | null;
}

/** What has been learned so far, for people to see: nothing that is used is hidden. */
export interface Learning {
  /** ms since the epoch. */
  at: number;
  slots: readonly LearnedSlotTold[];
  intent: LearnedIntentTold | null;
}

export interface LearnedSlotTold {
  slot: string;
  goal: Goal;
  /** Best first. */
  variants: readonly {
    variant: string;
    /** Share of showings that come to what the slot is after, as it is believed to be; `rateSd` is how sure that is. */
    rate: number;
    rateSd: number;
    /** Minor units a showing, or the rate again where the goal is no money. */
    worth: number;
  }[];
  /** How many kinds of visitor have beliefs of their own. */
  segments: number;
}

export interface LearnedIntentTold {
  at: number;
  visits: number;
  wentOn: number;
  /** Signs whose weight is another here, the most changed first. */
  signs: readonly (LearnedSign & { kind: EvidenceKind })[];
  /** What the session model's weights were multiplied by. */
  loudness: number;
  /** Mean surprise at who goes on, before and after; lower is better. */
  logLoss: { before: number; after: number };
}

/** Of the slots that learn by this plan; intent's only where the plan uses it. */
export function learningOf(learned: Learned, plan: Plan): Learning {
  const slots = Object.entries(learned.slots).flatMap(([slot, { goal, whole, segments }]) => {
    if (!Object.hasOwn(plan.slots, slot) || plan.slots[slot]?.policy.kind !== 'bandit') return [];
    const variants = Object.entries(whole).map(([variant, { alpha, beta, value }]) => {
      const all = alpha + beta;
      const rate = alpha / all;
      const rateSd = Math.sqrt((rate * (1 - rate)) / (all + 1));
      return { variant, rate, rateSd, worth: rate * value };
    });
    variants.sort((a, b) => b.worth - a.worth || (a.variant < b.variant ? -1 : 1));
    return [{ slot, goal, variants, segments: Object.keys(segments).length }];
  });
  const { intent } = learned;
  return {
    at: learned.at,
    slots,
    intent: intent === undefined || !plan.measurement.learnIntent ? null : toldIntent(intent),
  };
}

function toldIntent(intent: NonNullable<Learned['intent']>): LearnedIntentTold {
  const { at, visits, wentOn, logLoss, session } = intent;
  const signs = Object.entries(intent.signs)
    .map(([kind, sign]) => ({ kind: kind as EvidenceKind, ...sign }))
    .sort((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)) || (a.kind < b.kind ? -1 : 1));
  return { at, visits, wentOn, signs, loudness: session.loudness, logLoss };
}
