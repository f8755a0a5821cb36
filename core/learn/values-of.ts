import type { Evidence } from './evidence-of.ts';
import { poolEffects, type Cell, type Effects } from './pool-effects.ts';

/** Said by the plan of one variant: what a success is worth, minor units, with the weight of so many successes. */
export interface ValuePrior {
  variant: string;
  value: number;
  successes: number;
}

export interface Values {
  /** Of a success, minor units: what is usual there for a variant without an effect. */
  usual: (segment?: string) => number;
  /** By how much more or less than usual a success of a variant is worth, minor units. */
  effects: Effects;
}

/** By level, in standard deviations of one success's worth, which scatter widely: 0.2 is that of 10% on the price, or of a category that keeps 45% beside one that keeps 40. */
const SPREADS = { variant: 0.2, stage: 0.05, taste: 0.05, cell: 0.025 };
/** Until a shop's own orders say, they scatter as much as their mean, with the weight of so many successes. */
const SCATTER_SUCCESSES = 5;
const POOL_SUCCESSES = 10;
const ROUNDS = 3;

/** What a success is worth: what is usual in a segment, plus what a variant changes about it; null where no success and no prior has said anything. */
export function valuesOf(evidence: readonly Evidence[], priors: readonly ValuePrior[]): Values | null {
  const told = evidence.filter(({ successes }) => successes > 0);
  let successes = 0;
  let money = 0;
  for (const each of priors) {
    successes += each.successes;
    money += each.successes * each.value;
  }
  for (const each of told) {
    successes += each.successes;
    money += each.money;
  }
  if (successes <= 0) return null;
  let whole = money / successes;
  const variance = scatterOf(told, whole);
  if (variance <= 0) return null;
  const sd = Math.sqrt(variance);
  const spreads = {
    variant: SPREADS.variant * sd,
    stage: SPREADS.stage * sd,
    taste: SPREADS.taste * sd,
    cell: SPREADS.cell * sd,
  };
  const segments = new Map<string, number>();
  const usual = (segment?: string) => (segment === undefined ? whole : (segments.get(segment) ?? whole));
  const supposed = Object.values(spreads).reduce((sum, spread) => sum + spread * spread, 0);
  let effects: Effects = { of: () => ({ mean: 0, variance: supposed }) };
  for (let round = 0; round < ROUNDS; round++) {
    findUsual();
    effects = poolEffects([...priors.map(priorCell), ...told.map(cellOf)], spreads);
  }
  return { usual, effects };

  /** As `usualRates` has it: a variant's many successes leave its effect as unsure as it is. */
  function findUsual(): void {
    const sums = new Map<string, { successes: number; weight: number; money: number }>();
    let left = 0;
    for (const each of priors) left += each.successes * (each.value - effects.of(each.variant).mean);
    for (const each of told) {
      const mine = sums.get(each.segment) ?? { successes: 0, weight: 0, money: 0 };
      sums.set(each.segment, mine);
      const effect = effects.of(each.variant, each.segment);
      const rest = each.money - each.successes * effect.mean;
      const evenly = 1 / (1 + (each.successes * effect.variance) / variance);
      mine.successes += each.successes;
      mine.weight += evenly * each.successes;
      mine.money += evenly * rest;
      left += rest;
    }
    whole = left / successes;
    for (const [segment, sum] of sums) {
      const mean = sum.money / sum.weight;
      const usualThere = (sum.successes * mean + POOL_SUCCESSES * whole) / (sum.successes + POOL_SUCCESSES);
      segments.set(segment, usualThere);
    }
  }

  function cellOf(each: Evidence): Cell {
    const { variant, segment } = each;
    const over = each.money - each.successes * usual(segment);
    return { variant, segment, seen: over / variance, precision: each.successes / variance };
  }

  function priorCell(each: ValuePrior): Cell {
    const precision = each.successes / variance;
    return { variant: each.variant, seen: precision * (each.value - whole), precision };
  }
}

/** Variance of one success's worth, minor units squared. */
function scatterOf(told: readonly Evidence[], mean: number): number {
  let squares = SCATTER_SUCCESSES * mean * mean;
  let successes = SCATTER_SUCCESSES;
  for (const each of told) {
    squares += Math.max(0, each.moneySquared - (each.money * each.money) / each.successes);
    successes += each.successes;
  }
  return squares / successes;
}
