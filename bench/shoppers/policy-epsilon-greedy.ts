import { bestOf, createArmTally } from './arm-tally.ts';
import type { NamedPolicy } from './policy.ts';

/** The share that is usual in practice. */
const EPSILON = 0.1;
/** Views at the slot's mean with which a variant starts, so that one order in ten views does not win. */
const PRIOR_VIEWS = 100;

export const epsilonGreedy: NamedPolicy = {
  name: 'ε-greedy',
  create({ world, random }) {
    const tally = createArmTally(world.variants.length);
    return {
      ...tally,
      choose({ variants }) {
        if (random() < EPSILON) return variants[Math.floor(random() * variants.length)]!;
        const views = variants.reduce((all, each) => all + tally.views[each]!, 0);
        const mean = views === 0 ? 0 : variants.reduce((all, each) => all + tally.margin[each]!, 0) / views;
        return bestOf(
          variants,
          (each) => (tally.margin[each]! + mean * PRIOR_VIEWS) / (tally.views[each]! + PRIOR_VIEWS),
        );
      },
    };
  },
};
