import type { Arrivals } from './look-along.ts';

/** The same customers in the same order, and the arms dealt out anew (Fisher and Yates). */
export function permuted(arrivals: Arrivals): (random: () => number) => Arrivals {
  const arm = arrivals.arm.slice();
  return (random) => {
    for (let i = arm.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const held = arm[i] ?? 0;
      arm[i] = arm[j] ?? 0;
      arm[j] = held;
    }
    return { ...arrivals, arm };
  };
}

/** `count` customers drawn from these with replacement, each held out (arm 0) with the chance `heldOut`. */
export function resampled(
  { x, y }: Arrivals,
  count: number,
  heldOut: number,
): (random: () => number) => Arrivals {
  const drawn = { arm: new Uint8Array(count), x: new Float64Array(count), y: new Float64Array(count) };
  return (random) => {
    for (let i = 0; i < count; i++) {
      const from = Math.floor(random() * x.length);
      drawn.arm[i] = random() < heldOut ? 0 : 1;
      drawn.x[i] = x[from] ?? 0;
      drawn.y[i] = y[from] ?? 0;
    }
    return drawn;
  };
}
