import { chiSquareSurvival } from './chi-square.ts';

/**
 * A p below this says that the groups are not of the sizes they were meant to be. So low because the check is made again with every
 * report. Source: Fabijan et al., "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments" (KDD 2019), on usual bounds.
 */
export const SAMPLE_RATIO_ALPHA = 0.001;

/**
 * The chance that groups of these sizes or odder ones come of the shares they were meant to have (Pearson's χ²). A small one says that
 * visitors get lost, or are counted twice, in one arm only: then no difference between the arms is to be believed.
 *
 * 1 where there is nothing to tell: no visitors, or fewer than two groups with a share. 0 where a group without a share has visitors.
 *
 * @param observed visitors of each group
 * @param weights meant shares, to any sum; the same order
 */
export function sampleRatio(observed: readonly number[], weights: readonly number[]): number {
  const visitors = total(observed);
  const weight = total(weights);
  const meant = observed.map((count, i) => ({ count, share: (weights[i] ?? 0) / weight }));
  if (!(visitors > 0 && weight > 0)) return 1;
  if (meant.some(({ count, share }) => count > 0 && share === 0)) return 0;
  const groups = meant.filter(({ share }) => share > 0);
  if (groups.length < 2) return 1;
  const chiSquare = total(
    groups.map(({ count, share }) => (count - visitors * share) ** 2 / (visitors * share)),
  );
  return chiSquareSurvival(chiSquare, groups.length - 1);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
