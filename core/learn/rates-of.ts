import type { Evidence } from './evidence-of.ts';
import { poolEffects, type Cell, type Effect } from './pool-effects.ts';
import { RATE_UNKNOWN, usualRates, type Usual } from './usual-rates.ts';

/** Said by the plan before anybody has seen a variant. */
export interface RatePrior {
  variant: string;
  rate: number;
  visitors: number;
}

export interface Rates {
  /** What is usual there for a variant without an effect, 0 to 1; of all visitors together without a segment. */
  usual: (segment?: string) => number;
  /** By which part more or less often than usual a variant succeeds, above −1: 0.2 is a fifth more. */
  effect: (variant: string, segment?: string) => Effect;
  /** Successes for each click, beyond those that come anyway. */
  perClick: number;
}

/** Relative effects that clicks leave unexplained: a tenth or two between the variants of a slot and between tastes, less between stages. */
const SPREADS = { variant: 0.12, stage: 0.05, taste: 0.13, cell: 0.03 };
/**
 * Nobody clicks anyway: of clicks, relative effects are not thinned by what would come whatever is shown, as those of orders are. Who looks at one
 * department mostly clicks on it more than half again as often as others do.
 */
const CLICK_SPREADS = { variant: 0.4, stage: 0.15, taste: 0.65, cell: 0.1 };
/** An effect of −1 would mean that success is out of the question. */
const EFFECT_MIN = -0.95;
/** Variance of every effect in the first round, wider than the spreads: what is usual is then begun from all variants nearly evenly. */
const SUPPOSED = 0.075;
/** Usual rates and effects are found in turn; where each of two variants has 95% of a segment's visitors, four rounds find 0.85 of a difference between them. */
const ROUNDS = 4;
/** One order more for ten clicks more, give or take two, until the slot's own orders say how it is there. */
const PER_CLICK = { mean: 0.1, sd: 0.2, max: 1 };

/**
 * Rates of success: what is usual in a segment, times what a variant changes about it, since stages of the relationship differ in how often
 * they buy, whatever they see.
 *
 * Clicks come at once and are several times as many as orders. Where `clicks` is given, a variant is supposed to bring orders as it brings
 * clicks, by as many for each as the slot's own orders show (a regression through all cells, from 0 up), and only what this leaves
 * unexplained is pooled: orders have the last word, and a title that is clicked for nothing loses what clicks lent it.
 */
export function ratesOf(evidence: readonly Evidence[], priors: readonly RatePrior[], clicks?: Rates): Rates {
  let found: Usual = { whole: RATE_UNKNOWN, segments: new Map() };
  let perClick = 0;
  let effect: Rates['effect'] = () => ({ mean: 0, variance: SUPPOSED });
  const usual = (segment?: string) => found.segments.get(segment ?? '') ?? found.whole;
  for (let round = 0; round < ROUNDS; round++) {
    found = usualRates(evidence, priors, effect, usual);
    findEffects();
  }
  return { usual, effect, perClick };

  function findEffects(): void {
    const cells = [...priors.map(priorCell), ...evidence.map(cellOf)];
    perClick = clicks === undefined ? 0 : slopeOf(cells);
    // One slope for all of the last round: `effect` is asked again when `perClick` is another.
    const slope = perClick;
    const left = cells.map((cell) => {
      const clicked = clicksOf(cell.variant, cell.segment).mean;
      return { ...cell, seen: cell.seen - slope * clicked * cell.precision };
    });
    const pooled = poolEffects(left, clicks === undefined ? CLICK_SPREADS : SPREADS);
    effect = (variant, segment) => {
      const own = pooled.of(variant, segment);
      const clicked = clicksOf(variant, segment);
      return {
        mean: Math.max(EFFECT_MIN, own.mean + slope * clicked.mean),
        variance: own.variance + slope * slope * clicked.variance,
      };
    };
  }

  /** By how many clicks more for each usual success. */
  function clicksOf(variant: string, segment?: string): Effect {
    if (clicks === undefined) return { mean: 0, variance: 0 };
    const { mean, variance } = clicks.effect(variant, segment);
    const scale = clicks.usual(segment) / usual(segment);
    return { mean: scale * mean, variance: scale * scale * variance };
  }

  function slopeOf(cells: readonly Cell[]): number {
    let precision = 1 / PER_CLICK.sd ** 2;
    let seen = PER_CLICK.mean * precision;
    for (const cell of cells) {
      const clicked = clicksOf(cell.variant, cell.segment).mean;
      seen += clicked * cell.seen;
      precision += clicked * clicked * cell.precision;
    }
    return Math.min(PER_CLICK.max, Math.max(0, seen / precision));
  }

  function cellOf({ variant, segment, visitors, successes }: Evidence): Cell {
    return { variant, segment, ...apart(visitors, successes, usual(segment)) };
  }

  function priorCell({ variant, rate, visitors }: RatePrior): Cell {
    return { variant, ...apart(visitors, visitors * rate, usual()) };
  }
}

/** The relative difference of a count from what was expected has the variance (1 − rate) / expected. */
function apart(visitors: number, successes: number, rate: number): { seen: number; precision: number } {
  const expected = visitors * rate;
  return { seen: (successes - expected) / (1 - rate), precision: expected / (1 - rate) };
}
