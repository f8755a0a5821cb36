import type { LearnedIntent } from '../intent/learn-intent.ts';
import type { Plan } from '../plan/plan.ts';

/** What a bandit is after; the plan's `policy.goal`. */
export type Goal = Extract<Plan['slots'][string]['policy'], { kind: 'bandit' }>['goal'];

/**
 * Sums of those who viewed one variant of a slot, enrolled on one day, of one segment; integers, money in minor units. A visitor is
 * enrolled with the first view, and everything that comes within the attribution window counts.
 */
export interface ArmSums {
  slot: string;
  variant: string;
  /** As `segmentOf` names it. */
  segment: string;
  /** UTC day of the first view, whole days since the epoch. */
  day: number;
  visitors: number;
  /** Of these, who clicked (or accepted) at least once. */
  clicked: number;
  /** Of these, who ordered within the window. */
  converted: number;
  /** Σ and Σ of squares of a visitor's money within the window: revenue, or margin less the incentive's cost. */
  revenue: number;
  revenueSquared: number;
  margin: number;
  marginSquared: number;
}

/**
 * What is believed of one variant: how often it comes to what the slot is after (a Beta distribution), and what that is worth when
 * it does (mean and the standard deviation of that mean, minor units; 1 and 0 where the goal is a click or a conversion).
 */
export interface Belief {
  /** Successes and failures, prior included; both above 0. */
  alpha: number;
  beta: number;
  value: number;
  valueSd: number;
  /** Of what a visitor is worth (rate × value), the part that would come whatever is shown, so that tiredness takes nothing of it; 0 when absent. */
  anyway?: number;
}

/** By variant. */
export type Beliefs = Readonly<Record<string, Belief>>;

export interface LearnedSlot {
  goal: Goal;
  /** Of all visitors together. */
  whole: Beliefs;
  /** By segment, each pooled towards the whole as far as its own numbers are few. */
  segments: Readonly<Record<string, Beliefs>>;
}

/** What a site's outcomes have taught its bandits; small enough to be held by every isolate. */
export interface Learned {
  /** ms since the epoch: when it was made. */
  at: number;
  slots: Readonly<Record<string, LearnedSlot>>;
  /** What its visits have made of the weights of intent; absent while they are too few, or where the plan wants none of it. */
  intent?: LearnedIntent & { /** ms since the epoch. */ at: number };
}

/** As much of it as a decision for one segment rests on. */
export function ofSegment({ goal, whole, segments }: LearnedSlot, segment: string): LearnedSlot {
  const own = Object.hasOwn(segments, segment) ? segments[segment] : undefined;
  return { goal, whole, segments: own === undefined ? {} : { [segment]: own } };
}
