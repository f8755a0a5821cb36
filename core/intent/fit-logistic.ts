import { solveLinear } from './solve-linear.ts';

/** What a fit is held to: a weight far from its prior mean costs (distance / spread)² / 2. */
export interface Prior {
  mean: readonly number[];
  /** In the weight's own unit; Infinity leaves it free. */
  spread: readonly number[];
}

/** Steps of Newton's method; from a sensible start six do. */
const STEPS_MAX = 40;
const HALVINGS_MAX = 20;
/** A step that gains less, in nats over all rows, is the end. */
const GAIN_MIN = 1e-7;
/** Keeps the equations solvable where a term never varies and is left free. */
const PRECISION_MIN = 1e-6;

/**
 * The most likely weights of a logistic regression under a Gaussian prior (maximum a posteriori), by Newton's method with
 * halved steps, so that it never makes things worse. Deterministic; cost is steps × rows × terms².
 * Of no rows it is the prior's mean. Rows hold one number for each weight, the constant included.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  { mean, spread }: Prior,
): number[] {
  const precision = spread.map((each) => Math.max(PRECISION_MIN, 1 / each ** 2));
  let weights = [...mean];
  let cost = costOf(weights);
  for (let step = 0; step < STEPS_MAX; step++) {
    const move = newtonMove(weights);
    const next = shorterUntilBetter(weights, move);
    if (next === null) break;
    const gain = cost - next.cost;
    ({ weights, cost } = next);
    if (gain < GAIN_MIN) break;
  }
  return weights;

  function costOf(at: readonly number[]): number {
    const strayed = at.reduce((sum, w, i) => sum + ((w - (mean[i] ?? 0)) ** 2 * (precision[i] ?? 0)) / 2, 0);
    return rows.reduce((sum, row, n) => sum + surprise(dot(row, at), outcomes[n] === true), strayed);
  }

  function shorterUntilBetter(from: readonly number[], move: readonly number[]) {
    for (let halving = 0; halving < HALVINGS_MAX; halving++) {
      const at = from.map((w, i) => w + (move[i] ?? 0) / 2 ** halving);
      const atCost = costOf(at);
      if (atCost <= cost) return { weights: at, cost: atCost };
    }
    return null;
  }

  function newtonMove(at: readonly number[]): number[] {
    const slope = at.map((w, i) => -(precision[i] ?? 0) * (w - (mean[i] ?? 0)));
    const bend = at.map((_, i) => at.map((__, j) => (i === j ? (precision[i] ?? 0) : 0)));
    for (const [n, row] of rows.entries()) {
      const chance = sigmoid(dot(row, at));
      const miss = (outcomes[n] === true ? 1 : 0) - chance;
      const doubt = chance * (1 - chance);
      for (const [i, x] of row.entries()) {
        if (x === 0) continue;
        slope[i] = (slope[i] ?? 0) + miss * x;
        const line = bend[i];
        if (line) for (const [j, z] of row.entries()) line[j] = (line[j] ?? 0) + doubt * x * z;
      }
    }
    return solveLinear(bend, slope);
  }
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

export function dot(row: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += (row[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

/** −log of the chance that was given to what happened; exact for large log-odds too. */
export function surprise(logOdds: number, happened: boolean): number {
  const against = happened ? -logOdds : logOdds;
  return Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
}
