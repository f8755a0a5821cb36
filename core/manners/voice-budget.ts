import { lifeCycleOf, type Stage } from '../profile/life-cycle.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';

const DAY_MS = 24 * 3_600_000;

/** At most `max` touches in any stretch of `lengthMs`. */
export interface Limit {
  per: 'day' | 'week' | 'month';
  max: number;
  lengthMs: number;
  /** Where it is the visitor's own: the word. */
  said?: string;
}

export interface Budget {
  limits: readonly Limit[];
  stage: Stage;
}

/**
 * How much of the plan's budget each stage of a relationship gets. Whoever does not know the shop yet, or is on the way out
 * of it, is lost by being spoken to too often; who has ordered has shown that they want to hear.
 */
const STAGE_SHARE = {
  new: 0.5,
  considering: 0.5,
  first_order: 1,
  second_order: 1,
  regular: 1,
  vip: 1,
  drifting: 0.5,
} as const satisfies Record<Stage, number>;

const DAY = { per: 'day', lengthMs: DAY_MS } as const;
const WEEK = { per: 'week', lengthMs: 7 * DAY_MS } as const;
const MONTH = { per: 'month', lengthMs: 30 * DAY_MS } as const;

/** What a visitor may say of how often (preference `frequency`); other words change nothing. */
const FREQUENCIES: Readonly<Record<string, Limit>> = {
  never: { ...DAY, max: 0, said: 'never' },
  rarely: { ...MONTH, max: 1, said: 'rarely' },
  monthly: { ...MONTH, max: 1, said: 'monthly' },
  weekly: { ...WEEK, max: 1, said: 'weekly' },
  daily: { ...DAY, max: 1, said: 'daily' },
};

/** The visitor's own limit, where they said one. */
export function saidLimit({ said }: Profile): Limit | undefined {
  const word = Object.hasOwn(said, 'frequency') ? said['frequency']?.value.toLowerCase() : undefined;
  return word !== undefined && Object.hasOwn(FREQUENCIES, word) ? FREQUENCIES[word] : undefined;
}

/** Touches that this visitor may have: the plan's, scaled by the stage and rounded up, and not more than the visitor said. */
export function voiceBudget(
  profile: Profile,
  { plan, now, perDay, perWeek }: { plan: Plan; now: number; perDay: number; perWeek: number },
): Budget {
  const { stage } = lifeCycleOf(profile, { now, plan });
  const scaled = (max: number) => Math.ceil(max * STAGE_SHARE[stage]);
  const limits = [
    { ...DAY, max: scaled(perDay) },
    { ...WEEK, max: scaled(perWeek) },
  ];
  const said = saidLimit(profile);
  return { limits: said === undefined ? limits : [said, ...limits], stage };
}
