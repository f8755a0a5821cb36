import type { Evidence } from './evidence-of.ts';
import type { Effect } from './pool-effects.ts';

export interface Usual {
  whole: number;
  segments: ReadonlyMap<string, number>;
}

/** A slot of which nothing is known weighs as one success at this rate, so that its own first outcomes decide. */
export const RATE_UNKNOWN = 0.03;
export const RATE_MAX = 0.98;
/** A segment's rate is pulled towards the whole slot's with the weight of so many successes. */
const POOL_SUCCESSES = 5;

interface Counted {
  successes: number;
  visitors: number;
}

/**
 * What is usual in each segment for a variant without an effect, given what the effects are believed to be.
 *
 * Each variant's rate, divided by its effect, is an estimate of it. However many saw the variant, what is unsure of its effect stays,
 * so many visitors of one variant weigh hardly more than a few hundred of another: otherwise a segment's usual rate would be that of the
 * variant that it is mostly shown, and all that is good about it would seem usual.
 */
export function usualRates(
  evidence: readonly Evidence[],
  priors: readonly { variant: string; rate: number; visitors: number }[],
  effect: (variant: string, segment?: string) => Effect,
  before: (segment: string) => number,
): Usual {
  const all: Counted = { successes: 1, visitors: 1 / RATE_UNKNOWN };
  for (const { variant, rate, visitors } of priors) {
    add(all, visitors * rate, visitors * (1 + effect(variant).mean), 1);
  }
  const sums = new Map<string, { plain: Counted; evenly: Counted }>();
  for (const { variant, segment, visitors, successes } of evidence) {
    const mine = sums.get(segment) ?? { plain: nobody(), evenly: nobody() };
    sums.set(segment, mine);
    const { mean, variance } = effect(variant, segment);
    const share = visitors * (1 + mean);
    add(all, successes, share, 1);
    add(mine.plain, successes, share, 1);
    add(mine.evenly, successes, share, 1 / (1 + visitors * before(segment) * variance));
  }
  const whole = rateOf(all);
  const segments = new Map<string, number>();
  for (const [segment, { plain, evenly }] of sums) {
    const { successes } = plain;
    const visitors = successes > 0 ? (successes * evenly.visitors) / evenly.successes : plain.visitors;
    const pooled = { successes: successes + POOL_SUCCESSES, visitors: visitors + POOL_SUCCESSES / whole };
    segments.set(segment, rateOf(pooled));
  }
  return { whole, segments };
}

function nobody(): Counted {
  return { successes: 0, visitors: 0 };
}

function add(sum: Counted, successes: number, visitors: number, weight: number): void {
  sum.successes += weight * successes;
  sum.visitors += weight * visitors;
}

function rateOf({ successes, visitors }: Counted): number {
  return Math.min(RATE_MAX, successes / visitors);
}
