export type Random = () => number;

/** Standard normal (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function drawLogNormal(random: Random, { median, sigma }: { median: number; sigma: number }): number {
  return median * Math.exp(sigma * drawNormal(random));
}

/** Mean `shape`, scale 1 (Marsaglia and Tsang 2000; below 1 by their power of a uniform). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function drawBeta(random: Random, alpha: number, beta: number): number {
  const a = drawGamma(random, alpha);
  return a / (a + drawGamma(random, beta));
}

/** Sums to 1; the smaller `concentration`, the more of it goes to one. */
export function drawDirichlet(random: Random, size: number, concentration: number): number[] {
  const parts = Array.from({ length: size }, () => drawGamma(random, concentration));
  const sum = parts.reduce((total, each) => total + each, 0);
  return parts.map((each) => each / sum);
}

/** Knuth's product of uniforms: for small means. */
export function drawPoisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= 1 - random()) count += 1;
  return count;
}

/** Index, in proportion to the weights. */
export function drawIndex(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, each) => sum + each, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found < 0 ? weights.length - 1 : found;
}
