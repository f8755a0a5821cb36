import { hashShare } from '../learn/hash.ts';
import type { MannerCode } from './reason.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * Manners that a small share of visitors may be spared, so that what they are worth can be seen (`restraint`), each with its setting in
 * the plan. Soft ones only: judgements about the right moment. Never what was said or refused (consent, a "no", a stated interest), what is
 * about price, delivery or an open case, what the relationship carries, or the hour of the night.
 */
const SOFT = {
  ruled_out: 'takeRuledOutAsRuledOut',
  off_topic: 'stayOnTopic',
  fatigued: 'stayFresh',
  getting_bearings: 'newVisitorsGetBearings',
  no_intent: 'askOnceIntentShows',
} as const satisfies Partial<Record<MannerCode, keyof Plan['manners']>>;

export type SoftManner = keyof typeof SOFT;
export const SOFT_MANNERS = Object.keys(SOFT) as SoftManner[];

/**
 * The one manner that this visitor is spared, if any: by hash, so always the same, and raising the share only ever adds visitors.
 *
 * @param visitor as for `heldOut`; nobody ('') is spared nothing
 */
export function sparedManner(
  visitor: string,
  { restraint }: Pick<Plan, 'restraint'>,
): SoftManner | undefined {
  if (visitor === '' || restraint.share === 0) return undefined;
  if (hashShare(visitor, 'restraint') >= restraint.share) return undefined;
  return SOFT_MANNERS[Math.floor(hashShare(visitor, 'restraint:manner') * SOFT_MANNERS.length)];
}

/** The plan with that manner switched off; the same object each time, since much is kept by plan. */
export function planWithout(plan: Plan, manner: SoftManner): Plan {
  const made = without.get(plan) ?? new Map<SoftManner, Plan>();
  const before = made.get(manner);
  if (before !== undefined) return before;
  const lifted: Plan = { ...plan, manners: { ...plan.manners, [SOFT[manner]]: false } };
  made.set(manner, lifted);
  without.set(plan, made);
  return lifted;
}

const without = new WeakMap<Plan, Map<SoftManner, Plan>>();
