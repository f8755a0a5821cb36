import { bestOf, createArmTally, sum } from './arm-tally.ts';
import { drawBeta } from './draws.ts';
import type { NamedPolicy } from './policy.ts';

/** A prior of so many views at the slot's own rate; less lets the first lucky order decide, more holds new variants back. */
const PRIOR_VIEWS = 100;
/** Orders at the slot's own mean margin that a variant's mean is shrunk by. */
const PRIOR_ORDERS = 5;
/** Rate and margin an order before there are any: what a shop knows of itself. */
const START = { rate: 0.025, margin: 25, views: 200 };

/** Thompson sampling, the plain way: a Beta for each variant over all visitors, times its mean margin an order. */
export const plainThompson: NamedPolicy = {
  name: 'plain Thompson',
  create({ world, random }) {
    const tally = createArmTally(world.variants.length);
    return {
      ...tally,
      choose({ variants }) {
        const orders = sum(tally.orders) + START.rate * START.views;
        const rate = orders / (sum(tally.views) + START.views);
        const mean = (sum(tally.margin) + START.margin * START.rate * START.views) / orders;
        return bestOf(variants, (variant) => {
          const [views, ordered] = [tally.views[variant]!, tally.orders[variant]!];
          const value = (tally.margin[variant]! + mean * PRIOR_ORDERS) / (ordered + PRIOR_ORDERS);
          const alpha = rate * PRIOR_VIEWS + ordered;
          const beta = (1 - rate) * PRIOR_VIEWS + Math.max(0, views - ordered);
          return value * drawBeta(random, alpha, beta);
        });
      },
    };
  },
};
