import { chiSquareSurvival } from './chi-square.ts';

/**
 * A p below this says that the groups are not of the sizes they were meant to be. So low because the check is made again with every
 * report. Source: Fabijan et al., "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments" (KDD 2019), on usual bounds.
 */
export const SAMPLE_RATIO_ALPHA = 0.001;

/**
 * Where fewer visitors than this are meant to be in a group, one more is no small step, and χ² of several such strata is far too often
 * large. Source: Cochran, "Some Methods for Strengthening the Common χ² Tests" (Biometrics, 1954).
 */
const MEANT_MIN = 5;

/** Visitors of each group, and the shares they were meant to have, to any sum, in the same order. */
export interface SharedOut {
  observed: readonly number[];
  weights: readonly number[];
}

/** `sampleRatioOver` of one stratum. */
export function sampleRatio(observed: readonly number[], weights: readonly number[]): number {
  return sampleRatioOver([{ observed, weights }]);
}

/**
 * The chance that groups of these sizes or odder ones come of the shares they were meant to have (Pearson's χ², the strata's added up, and so
 * their degrees of freedom). A small one says that visitors get lost, or are counted twice, in one arm only: then no difference between the
 * arms is to be believed.
 *
 * Strata too small for χ² are added up first, groups and what they were meant to be: what is then expected is what was meant of each, and the sizes
 * vary by less than χ² thinks, never by more.
 *
 * 1 where there is nothing to tell: no visitors, or fewer than two groups with a share. 0 where a group without a share has visitors.
 *
 * @param strata each with as many groups as the others
 */
export function sampleRatioOver(strata: readonly SharedOut[]): number {
  const told = strata.map(groupsOf).filter((groups) => groups.length > 0);
  if (told.flat().some(({ count, meant }) => count > 0 && meant === 0)) return 0;
  const tested = withoutSparse(told).map((groups) => groups.filter(({ meant }) => meant > 0));
  const degrees = total(tested.map((groups) => Math.max(0, groups.length - 1)));
  if (degrees === 0) return 1;
  const chiSquare = total(tested.flat().map(({ count, meant }) => (count - meant) ** 2 / meant));
  return chiSquareSurvival(chiSquare, degrees);
}

interface Group {
  count: number;
  /** How many it was meant to have. */
  meant: number;
}

/** None where there are no visitors or no shares. */
function groupsOf({ observed, weights }: SharedOut): Group[] {
  const [visitors, weight] = [total(observed), total(weights)];
  if (!(visitors > 0 && weight > 0)) return [];
  return observed.map((count, i) => ({ count, meant: visitors * ((weights[i] ?? 0) / weight) }));
}

/** The small ones as one, with the smallest of the others if that is small still. */
function withoutSparse(strata: readonly Group[][]): Group[][] {
  const isSparse = (groups: readonly Group[]) => groups.some(({ meant }) => meant > 0 && meant < MEANT_MIN);
  const [sparse, rest] = [strata.filter(isSparse), strata.filter((groups) => !isSparse(groups))];
  const [first, ...more] = sparse;
  if (first === undefined) return rest;
  const together = more.reduce(addGroups, first);
  const bySize = rest.toSorted((a, b) => visitorsIn(a) - visitorsIn(b));
  const [smallest, ...larger] = bySize;
  if (smallest === undefined || !isSparse(together)) return [together, ...rest];
  return [addGroups(together, smallest), ...larger];
}

function addGroups(a: readonly Group[], b: readonly Group[]): Group[] {
  return a.map(({ count, meant }, i) => ({
    count: count + (b[i]?.count ?? 0),
    meant: meant + (b[i]?.meant ?? 0),
  }));
}

function visitorsIn(groups: readonly Group[]): number {
  return total(groups.map(({ count }) => count));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
