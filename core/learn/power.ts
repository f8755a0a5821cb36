import { bestRho, mixtureBound } from '../measure/always-valid.ts';
import { TUNING_VISITORS } from '../measure/compare-arms.ts';
import { normalQuantile } from '../measure/normal.ts';

/** What is to be found, and in what. */
export interface Wanted {
  /** One visitor's value without the change, in any unit: mean and variance; of a conversion rate p that is p and p(1 − p). */
  mean: number;
  variance: number;
  /** The least relative change worth finding: 0.1 is a tenth more or less. */
  change: number;
  /** Chance to find it when it is there; 0.8 unless said. */
  power?: number;
  /** Chance to find something where nothing is, in both directions together; 0.05 unless said. */
  alpha?: number;
  /** Whether one looks once, at the end, or at any time (as reports do, unless said): that takes two to three times as many. */
  looks?: 'once' | 'anytime';
}

/** Of all visitors, those who get into either group: `[0.5, 0.5]`, or `[0.1, 0.9]` of a tenth held out. */
export type Shares = readonly [number, number];

export interface Foreseen {
  /** Visitors of both groups together. */
  visitors: number;
  /** Of these, in the smaller group. */
  smaller: number;
  /** Until the last of them has been enrolled and their window is over, whole days. */
  days: number;
}

/** The boundary widens with the logarithm of visitors, so that each round is right to some hundredths of what the last one was. */
const ROUNDS = 20;

/**
 * Visitors that a comparison of two groups needs, both together, by the normal approximation (fine from some fifty a group on); Infinity
 * where there is nothing to find. Both groups are taken to vary alike.
 *
 *     N = (z₁₋α⸝₂ + z_power)² · variance · (1/share₁ + 1/share₂) / (change · mean)²      shares of the two groups, summing to 1
 *
 * At any time, the always-valid boundary of `compareArms` stands in the place of z₁₋α⸝₂.
 *
 * @example visitorsNeeded({ mean: 0.05, variance: 0.0475, change: 0.2, looks: 'once' }, [0.5, 0.5]) // 14913, as tables have it: 7457 a group
 */
export function visitorsNeeded(wanted: Wanted, shares: Shares): number {
  const perVisitor = (scatter(wanted, shares) / (wanted.change * wanted.mean)) ** 2;
  if (!Number.isFinite(perVisitor)) return Infinity;
  let visitors = perVisitor;
  for (let round = 0; round < ROUNDS; round++) visitors = perVisitor * distance(wanted, visitors) ** 2;
  return Math.ceil(visitors);
}

/** The least relative change, up or down, that so many visitors of both groups show with the wanted power; Infinity of none. */
export function changeFound(wanted: Omit<Wanted, 'change'>, shares: Shares, visitors: number): number {
  const error = scatter(wanted, shares) / Math.sqrt(visitors);
  const found = (distance(wanted, visitors) * error) / Math.abs(wanted.mean);
  return Number.isFinite(found) ? found : Infinity;
}

/** How long it takes when `visitorsADay` new ones come by, those of neither group included. */
export function foresee(
  wanted: Wanted,
  shares: Shares,
  { visitorsADay, windowDays }: { visitorsADay: number; windowDays: number },
): Foreseen {
  const visitors = visitorsNeeded(wanted, shares);
  const both = shares[0] + shares[1];
  return {
    visitors,
    smaller: Math.ceil((visitors * Math.min(...shares)) / both),
    days: Math.ceil(visitors / (visitorsADay * both)) + windowDays,
  };
}

/** Standard error of the difference, times the root of all visitors of both groups. */
function scatter({ variance }: Omit<Wanted, 'change'>, [one, two]: Shares): number {
  return Math.sqrt(variance * (one + two) * (1 / one + 1 / two));
}

/** Standard errors that have to lie between the truth and nothing. */
function distance(
  { power = 0.8, alpha = 0.05, looks = 'anytime' }: Omit<Wanted, 'change'>,
  visitors: number,
): number {
  const boundary =
    looks === 'once'
      ? normalQuantile(1 - alpha / 2)
      : mixtureBound(visitors, alpha, bestRho(TUNING_VISITORS, alpha)) / Math.sqrt(visitors);
  return boundary + normalQuantile(power);
}
