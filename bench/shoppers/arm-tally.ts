import type { Order, Seen } from './policy.ts';

/** Views, orders and margin (EUR) of each variant, by the last showing before an order. */
export interface ArmTally {
  views: number[];
  orders: number[];
  margin: number[];
  shown(seen: Seen, variant: number): void;
  ordered(order: Order): void;
}

export function createArmTally(size: number): ArmTally {
  const zeros = () => Array.from({ length: size }, () => 0);
  const [views, orders, margin] = [zeros(), zeros(), zeros()];
  return {
    views,
    orders,
    margin,
    shown(_, variant) {
      views[variant]! += 1;
    },
    ordered({ after, margin: earned }) {
      if (after === undefined) return;
      orders[after.variant]! += 1;
      margin[after.variant]! += earned;
    },
  };
}

export function sum(list: readonly number[]): number {
  return list.reduce((total, each) => total + each, 0);
}

/** The variant of those with the largest score, the first of several. */
export function bestOf(variants: readonly number[], score: (variant: number) => number): number {
  let best = variants[0]!;
  let most = -Infinity;
  for (const variant of variants) {
    const value = score(variant);
    if (value > most) [best, most] = [variant, value];
  }
  return best;
}
