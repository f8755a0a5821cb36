/** The first grid only has to find where the largest lies. */
const COARSE_POINTS = 16;
/** Twice as many move no chance by more than 0.005. */
const POINTS = 32;

/**
 * The chance of each of some independent numbers to be the largest, in the given order, summing to 1: exact up to the grid, where draws of
 * each would have to be repeated thousands of times.
 *
 * Each number is given by its quantiles at `cuts`, both ascending, and taken as spread evenly between two of them. With F(x) the chance of
 * a number to be below x, that all are is ∏F(x); as x rises from where that is 0 to where it is 1, each number has its part in the rise:
 * ΔFᵢ · ∏ of the others' F. The grid is laid twice: evenly, and then where the product rises, since variants that are well known take up
 * little of the range. Cost is numbers × (points + cuts).
 */
export function chancesOfBest(numbers: readonly (readonly number[])[], cuts: readonly number[]): number[] {
  let low = -Infinity;
  let high = -Infinity;
  for (const quantiles of numbers) {
    low = Math.max(low, quantiles[0]!);
    high = Math.max(high, quantiles[quantiles.length - 1]!);
  }
  // Nothing is uncertain at the top: those that reach it share.
  if (low === high) return shareOut(numbers.map((each) => (each[each.length - 1] === high ? 1 : 0)));
  if (below.length < numbers.length * POINTS) below = new Float64Array(numbers.length * POINTS);
  for (let n = 0; n < COARSE_POINTS; n++) even[n] = low + ((high - low) * n) / (COARSE_POINTS - 1);
  for (let i = 0; i < numbers.length; i++) findBelow(numbers[i]!, cuts, even, i * COARSE_POINTS);
  layWhereItRises(numbers.length);
  for (let i = 0; i < numbers.length; i++) findBelow(numbers[i]!, cuts, grid, i * POINTS);
  const parts = partsOf(numbers.length);
  // Where all can be at or below the lowest point at once, something has no spread and stands there: what was shown until nothing is left of it.
  const atLow = allBelow(numbers.length);
  const standing = numbers.filter((each) => each[0] === low).length;
  return shareOut(
    atLow > 0 ? parts.map((part, i) => part + (numbers[i]![0] === low ? atLow / standing : 0)) : parts,
  );
}

// What a call works on, and nothing that outlives it: V8 keeps typed arrays off its heap, and two dozen new ones a call cost more than the sums.
const even = new Float64Array(COARSE_POINTS);
const grid = new Float64Array(POINTS);
const product = new Float64Array(POINTS);
/** F of each number at each point of a grid, number by number. */
let below = new Float64Array(0);

/** F at each point of an ascending grid, into `below` from `at` on. */
function findBelow(
  quantiles: readonly number[],
  cuts: readonly number[],
  points: Float64Array,
  at: number,
): void {
  const last = quantiles.length - 1;
  let next = 0;
  for (let n = 0; n < points.length; n++) {
    const x = points[n]!;
    while (next <= last && quantiles[next]! <= x) next++;
    if (next === 0) below[at + n] = 0;
    else if (next > last) below[at + n] = 1;
    else {
      const left = quantiles[next - 1]!;
      const chance = cuts[next - 1]!;
      below[at + n] = chance + ((x - left) / (quantiles[next]! - left)) * (cuts[next]! - chance);
    }
  }
}

/** Makes `grid` of points between which the product rises equally, the ends included. */
function layWhereItRises(count: number): void {
  product.fill(1);
  for (let i = 0; i < count; i++)
    for (let n = 0; n < COARSE_POINTS; n++) product[n]! *= below[i * COARSE_POINTS + n]!;
  const first = product[0]!;
  let at = 0;
  for (let n = 0; n < POINTS; n++) {
    const wanted = first + ((1 - first) * n) / (POINTS - 1);
    while (at < COARSE_POINTS - 2 && product[at + 1]! < wanted) at++;
    const rise = product[at + 1]! - product[at]!;
    const part = rise > 0 ? Math.min(1, Math.max(0, (wanted - product[at]!) / rise)) : 1;
    grid[n] = even[at]! + part * (even[at + 1]! - even[at]!);
  }
}

/** Between two points each F is taken at its middle. */
function partsOf(count: number): number[] {
  product.fill(1);
  for (let i = 0; i < count * POINTS; i += POINTS)
    for (let n = 1; n < POINTS; n++) product[n]! *= (below[i + n]! + below[i + n - 1]!) / 2;
  const parts: number[] = [];
  for (let i = 0; i < count * POINTS; i += POINTS) {
    let part = 0;
    for (let n = 1; n < POINTS; n++) {
      const rise = below[i + n]! - below[i + n - 1]!;
      if (rise > 0) part += (rise * product[n]! * 2) / (below[i + n]! + below[i + n - 1]!);
    }
    parts.push(part);
  }
  return parts;
}

/** The chance that all are at or below the first point of `grid`. */
function allBelow(count: number): number {
  let all = 1;
  for (let i = 0; i < count; i++) all *= below[i * POINTS]!;
  return all;
}

function shareOut(parts: readonly number[]): number[] {
  let total = 0;
  for (const part of parts) total += part;
  return total > 0 ? parts.map((part) => part / total) : parts.map(() => 1 / parts.length);
}
