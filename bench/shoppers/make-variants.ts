import { drawLogNormal, drawNormal, type Random } from './draws.ts';
import * as P from './parameters.ts';
import type { WorldVariant } from './world.ts';
import type { Laws } from './worlds.ts';

/** What a marketer would put up: one for each category, one for all, two that give something; midway two more and a larger discount. */
const PLANNED = [
  ...P.CATEGORIES.map((id, category) => ({ id, category, gives: 'none', day: 0 }) as const),
  { id: 'for-all', category: undefined, gives: 'none', day: 0 },
  { id: 'free-shipping', category: undefined, gives: 'shipping', day: 0 },
  { id: 'ten-off', category: undefined, gives: 'ten', day: 0 },
  { id: 'women-new', category: 0, gives: 'none', day: P.MIDWAY_DAY },
  { id: 'beauty-new', category: 3, gives: 'none', day: P.MIDWAY_DAY },
  { id: 'twenty-off', category: undefined, gives: 'twenty', day: P.MIDWAY_DAY },
] as const;

/** The same number of draws in every world, so that worlds of one seed differ by their laws alone. */
export function makeVariants(laws: Laws, random: Random): WorldVariant[] {
  const rates = shuffled(P.MARGIN_RATES, random);
  const prices = P.CATEGORIES.map(() => drawLogNormal(random, { median: 1, sigma: P.PRICE_SIGMA }));
  return PLANNED.map(({ id, category, gives, day }): WorldVariant => {
    const pull = drawLogNormal(random, { median: P.PULL, sigma: P.PULL_SIGMA });
    const clicks = drawLogNormal(random, P.CLICKS_PER_PULL);
    const walk = Array.from({ length: P.DAYS / 7 }, () => drawNormal(random) * P.DRIFT.favourSigmaWeekly);
    const favour = walk.map((_, week) => Math.exp(walk.slice(0, week).reduce((sum, each) => sum + each, 0)));
    const from = P.START_AT + day * P.DAY_MS;
    if (laws.alike === true) {
      const alike = {
        category: undefined,
        gives: 'none',
        pull: P.PULL,
        marginRate: P.MARGIN_ANYWAY,
        clicks: P.CLICKS_PER_PULL.median,
      } as const;
      return { id, from, price: 1, favour: favour.map(() => 1), ...alike };
    }
    return {
      id,
      category,
      gives,
      pull,
      clicks,
      marginRate: category === undefined ? P.MARGIN_ANYWAY : rates[category]!,
      price: category === undefined ? 1 : prices[category]!,
      from,
      favour: laws.drift === true ? favour : favour.map(() => 1),
    };
  });
}

function shuffled(list: readonly number[], random: Random): number[] {
  return list
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
