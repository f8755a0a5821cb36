import * as P from './parameters.ts';
import type { Shopper, Visit, World, WorldVariant } from './world.ts';

/** What a showing leads to, in truth. Margins in EUR, of one order, less what was given away. */
export interface Truth {
  /** Chance of an order that would have come anyway, and of one that the showing brings about. */
  anyway: number;
  brought: number;
  /** Per EUR spent; and what an order costs beside that. */
  rateAnyway: number;
  rateBrought: number;
  costEach: number;
}

const PERCENT_OFF = { none: 0, shipping: 0, ten: 0.1, twenty: 0.2 } as const;

/** @param freshness what boredom leaves of the pull, or familiarity adds: a factor. `variant` undefined: the page as it is. */
export function truthOf(
  { laws, shoppers }: World,
  visit: Visit,
  variant: WorldVariant | undefined,
  freshness: number,
): Truth {
  const shopper = shoppers[visit.shopper]!;
  const gives = variant?.gives ?? 'none';
  const willing = shopper.price[gives];
  const pull = variant === undefined ? 0 : Math.min(P.PULL_MAX, pullOf(visit, variant) * freshness);
  const off = PERCENT_OFF[gives];
  const costEach = gives === 'shipping' ? P.SHIPPING_EUR : 0;
  const rateAnyway = P.MARGIN_ANYWAY - off;
  if (laws.basket === true) {
    const gain = 1 + P.BASKET.gainPerPull * pull;
    const kept = 1 - P.BASKET.returned;
    return {
      anyway: visit.base * willing * P.BASKET.conversion,
      brought: 0,
      rateAnyway: kept * gain * rateAnyway,
      rateBrought: 0,
      costEach: kept * costEach + P.BASKET.returned * P.BASKET.returnEur,
    };
  }
  const rateBrought = variant === undefined ? 0 : variant.price * (variant.marginRate - off);
  return { anyway: visit.base * willing, brought: pull * willing, rateAnyway, rateBrought, costEach };
}

/** Orders per view for this shopper while it is fresh. */
export function pullOf(visit: Visit, { category, pull, favour }: WorldVariant): number {
  const week = Math.min(favour.length - 1, Math.floor((visit.at - P.START_AT) / (7 * P.DAY_MS)));
  return pull * favour[week]! * affinity(visit, category);
}

/** 1 for what speaks to everybody, and on average over categories. */
export function affinity(visit: Visit, category: number | undefined): number {
  return category === undefined ? 1 : visit.likes[category]! * P.CATEGORIES.length;
}

/** Mean margin of a showing, EUR: over the luck of ordering and of what is spent. */
export function worthOf(truth: Truth, { spend }: Shopper): number {
  const { anyway, brought, rateAnyway, rateBrought, costEach } = truth;
  return anyway * (rateAnyway * spend - costEach) + brought * (rateBrought * spend - costEach);
}
