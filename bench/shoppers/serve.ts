import { seededRandom } from '../intent/seeded-random.ts';
import { createOrdersDue } from './orders-due.ts';
import * as P from './parameters.ts';
import { DEFAULT, type NamedPolicy, type Seen } from './policy.ts';
import { showTo } from './show-to.ts';
import { truthOf, worthOf } from './truth.ts';
import { createWeariness } from './weariness.ts';
import type { Visit, World } from './world.ts';

/** What a policy has made of a world; money in EUR. */
export interface Score {
  visitors: number;
  /** Times that a variant was shown. */
  views: number;
  visits: number;
  /** Mean margin given the truth, summed over visits: free of the luck of who ordered. */
  margin: number;
  /** What was really earned, luck included; orders that came of it. */
  earned: number;
  orders: number;
  dismissals: number;
}

/** @param group those served, or those held out (for whom only the page as it is makes sense) */
export function serve(world: World, { create }: NamedPolicy, group: 'served' | 'control' = 'served'): Score {
  const weariness = createWeariness(world);
  const due = createOrdersDue();
  const score: Score = { visitors: 0, views: 0, visits: 0, margin: 0, earned: 0, orders: 0, dismissals: 0 };
  let now: Visit = world.visits[0]!;
  const freshness = (index: number) =>
    index === DEFAULT ? 1 : weariness.freshness(now.shopper, index, now.at);
  const truth = (index: number) => truthOf(world, now, world.variants[index], freshness(index));
  const worth = (index: number) => worthOf(truth(index), world.shoppers[now.shopper]!);
  const policy = create({ world, random: seededRandom(~world.seed), worth });
  const variantsFrom = variantsByTime(world);

  for (const visit of world.visits) {
    if (world.shoppers[visit.shopper]!.isControl !== (group === 'control')) continue;
    now = visit;
    for (const order of due.until(visit.at)) policy.ordered?.(order);
    const { at, shopper, taste } = visit;
    const { stage } = world.shoppers[shopper]!;
    const seen: Seen = { at, shopper, stage, taste, variants: variantsFrom(at) };
    const variant = policy.choose(seen);
    score.visits += 1;
    score.margin += worth(variant);
    const outcome = showTo(world, visit, variant, truth(variant), freshness(variant));
    if (variant !== DEFAULT) {
      score.views += 1;
      due.showed(seen, variant);
      policy.shown?.(seen, variant);
      if (outcome.isClicked) policy.clicked?.(seen, variant);
      else weariness.ignored(shopper, variant, at);
      if (outcome.isDismissed) {
        score.dismissals += 1;
        weariness.refused(shopper, variant);
        policy.dismissed?.(seen, variant);
      }
    }
    if (outcome.margin === undefined) continue;
    score.earned += outcome.margin;
    score.orders += 1;
    due.add({ at: at + visit.delayMs, shopper, margin: outcome.margin });
  }
  score.visitors = world.shoppers.filter(({ isControl }) => isControl === (group === 'control')).length;
  return score;
}

function variantsByTime({ variants }: World): (at: number) => readonly number[] {
  const midway = P.START_AT + P.MIDWAY_DAY * P.DAY_MS;
  const up = (at: number) => variants.flatMap(({ from }, index) => (from <= at ? [index] : []));
  const [before, after] = [up(P.START_AT), up(midway)];
  return (at) => (at < midway ? before : after);
}
