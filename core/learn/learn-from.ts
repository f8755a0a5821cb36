import { toMinor } from '../money/to-minor.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { evidenceOf } from './evidence-of.ts';
import { partsOf, REST, withFewTastes } from './few-tastes.ts';
import type { ArmSums, Belief, Beliefs, Goal, Learned, LearnedSlot } from './learned.ts';
import { ratesOf } from './rates-of.ts';
import { RATE_MAX } from './usual-rates.ts';
import { valuesOf } from './values-of.ts';

/** Of one slot: what an isolate can hold of a few hundred slots, and read in milliseconds. The segments with the most visitors are kept. */
const BELIEFS_MAX = 3_000;
/** Of the usual worth, at most so much counts as coming anyway: being shown the same again costs good will, too, which no order tells of. */
const ANYWAY_SHARE_MAX = 0.5;

/**
 * What the outcomes so far say about every slot of the plan whose policy is `bandit`; the same for the same sums in any order. Slots and
 * variants that the plan no longer has are left out; one that nobody has seen yet has the plan's prior, or what is usual in its slot.
 *
 * @param now ms since the epoch
 */
export function learnFrom(sums: readonly ArmSums[], plan: Plan, now: number): Learned {
  const bySlot = new Map<string, ArmSums[]>();
  for (const each of sums) {
    const mine = bySlot.get(each.slot);
    if (mine === undefined) bySlot.set(each.slot, [each]);
    else mine.push(each);
  }
  const slots: Record<string, LearnedSlot> = {};
  for (const [name, slot] of Object.entries(plan.slots)) {
    if (slot.policy.kind !== 'bandit') continue;
    slots[name] = learnSlot(bySlot.get(name) ?? [], slot, slot.policy.goal, plan, now);
  }
  return { at: now, slots };
}

function learnSlot(sums: readonly ArmSums[], slot: Slot, goal: Goal, plan: Plan, now: number): LearnedSlot {
  const variants = slot.variants.map(({ id }) => id).sort();
  const known = new Set(variants);
  const { windowDays } = plan.measurement;
  const own = withFewTastes(sums.filter(({ variant }) => known.has(variant)));
  const evidence = evidenceOf(own, { goal, windowDays, now });
  const priors = slot.variants.flatMap(({ id, prior }) =>
    prior === undefined ? [] : { variant: id, ...prior },
  );
  const clicks =
    goal === 'click' ? undefined : ratesOf(evidenceOf(own, { goal: 'click', windowDays, now }), []);
  const rates = ratesOf(evidence, priors, clicks);
  const hasMoney = goal === 'margin' || goal === 'revenue';
  const valuePriors = priors.flatMap(({ variant, rate, value, visitors }) =>
    value === undefined ? [] : { variant, value: toMinor(value, plan.currency), successes: rate * visitors },
  );
  const values = hasMoney ? valuesOf(evidence, valuePriors) : null;
  const segments = segmentsOf(evidence, Math.floor(BELIEFS_MAX / Math.max(1, variants.length)));
  return {
    goal,
    whole: beliefs(),
    segments: Object.fromEntries(segments.map((segment) => [segment, beliefs(segment)])),
  };

  function beliefs(segment?: string): Beliefs {
    return Object.fromEntries(variants.map((variant) => [variant, belief(variant, segment)]));
  }

  function belief(variant: string, segment?: string): Belief {
    const effect = rates.effect(variant, segment);
    const ratio = 1 + effect.mean;
    const rate = Math.min(RATE_MAX, rates.usual(segment) * ratio);
    // The Beta distribution that scatters, relative to its mean, as the effect does.
    const alpha = ((1 - rate) * ratio) / effect.variance;
    const value = values?.effects.of(variant, segment);
    const anyway = anywayOf(segment);
    return {
      alpha: short(alpha),
      beta: short((alpha * (1 - rate)) / rate),
      value: short(values === null || value === undefined ? 1 : values.usual(segment) + value.mean),
      valueSd: short(value === undefined ? 0 : Math.sqrt(value.variance)),
      ...(anyway > 0 && { anyway: short(anyway) }),
    };
  }

  /** What is left of the usual worth once all that clicks have brought is taken off. */
  function anywayOf(segment?: string): number {
    if (clicks === undefined) return 0;
    const usual = rates.usual(segment);
    const rate = usual - rates.perClick * clicks.usual(segment);
    return Math.min(ANYWAY_SHARE_MAX * usual, rate) * (values?.usual(segment) ?? 1);
  }
}

/** Six digits are more than anybody knows; every decision's record holds what it rested on. */
function short(number: number): number {
  return Number(number.toPrecision(6));
}

/** Every stage with every taste that was seen, those with the most visitors first: where nobody was yet, its stage and its taste speak for it. */
function segmentsOf(evidence: readonly { segment: string; visitors: number }[], most: number): string[] {
  const visitors = new Map<string, number>();
  for (const each of evidence) visitors.set(each.segment, (visitors.get(each.segment) ?? 0) + each.visitors);
  const parts = [...visitors.keys()].map(partsOf);
  const stages = new Set(parts.map(([stage]) => stage));
  const tastes = new Set(parts.map(([, taste]) => taste));
  tastes.delete(REST);
  const segments = [...stages].flatMap((stage) => [...tastes].map((taste) => `${stage}/${taste}`));
  const ranked = segments
    .map((segment): [string, number] => [segment, visitors.get(segment) ?? 0])
    .sort(([a, na], [b, nb]) => nb - na || (a < b ? -1 : 1));
  return ranked.slice(0, most).map(([segment]) => segment);
}
