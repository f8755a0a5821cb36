/**
 * p-values adjusted for how many there are, in the order given: to call those at or below alpha found keeps the share of false ones
 * among the found, on average, at or below alpha.
 *
 * With p-values of `alwaysValid` (1 / e-value) this is e-BH, which holds whatever the comparisons have in common, and at any time.
 *
 * Source: Benjamini and Hochberg, "Controlling the False Discovery Rate" (Journal of the Royal Statistical Society B, 1995); Wang and
 * Ramdas, "False discovery rate control with e-values" (same, 2022).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1));
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [above, i] of order.entries()) {
    const rank = pValues.length - above;
    least = Math.min(least, (pValues[i] ?? 1) * (pValues.length / rank));
    adjusted[i] = least;
  }
  return adjusted;
}
