import { hashShare } from '#core';
import { bestOf, createArmTally } from './arm-tally.ts';
import { DAY_MS } from './parameters.ts';
import type { NamedPolicy } from './policy.ts';

/** Two whole weeks: what testing guides recommend, so that each weekday counts twice. */
const TEST_DAYS = 14;

/** An A/B test of everything that is up, then the winner for all; new variants are tested against the winner in the same way. */
export const testThenCommit: NamedPolicy = {
  name: 'A/B, then commit',
  create({ world }) {
    const tally = createArmTally(world.variants.length);
    let known: readonly number[] = [];
    let tested: number[] = [];
    let until = 0;
    return {
      ...tally,
      choose({ at, shopper, variants }) {
        if (variants !== known) {
          const fresh = variants.filter((each) => !known.includes(each));
          tested = [...(known.length > 0 ? [winner(known)] : []), ...fresh];
          known = variants;
          until = at + TEST_DAYS * DAY_MS;
        }
        if (at >= until) return winner(tested);
        // A visitor stays in their group for as long as the test lasts.
        return tested[Math.floor(hashShare(`${world.seed}:${shopper}`, `test:${until}`) * tested.length)]!;
      },
    };

    function winner(of: readonly number[]): number {
      return bestOf(of, (each) => tally.margin[each]! / Math.max(1, tally.views[each]!));
    }
  },
};
