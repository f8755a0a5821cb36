import * as P from './parameters.ts';
import { DEFAULT } from './policy.ts';
import { affinity, pullOf, type Truth } from './truth.ts';
import type { Visit, World, WorldVariant } from './world.ts';
import type { Laws } from './worlds.ts';

export interface Outcome {
  isClicked: boolean;
  isDismissed: boolean;
  /** EUR; undefined: no order. */
  margin: number | undefined;
}

/**
 * What comes of a showing. The visit's luck was drawn before, and is the same whatever is shown: who would have ordered anyway
 * orders, and beyond them those whom this variant brings.
 */
export function showTo(
  { laws, variants }: World,
  visit: Visit,
  index: number,
  truth: Truth,
  freshness: number,
): Outcome {
  const isAnyway = visit.orderLuck < truth.anyway;
  const isBrought = !isAnyway && visit.orderLuck < truth.anyway + truth.brought;
  const margin = isAnyway || isBrought ? marginOf(isAnyway, laws.basket === true, visit, truth) : undefined;
  const variant = variants[index];
  if (index === DEFAULT || variant === undefined) return { isClicked: false, isDismissed: false, margin };
  const isClicked = isBrought || visit.clickLuck < clickChance(laws, visit, variant) * freshness;
  const cold = affinity(visit, variant.category) < P.DISMISS.coldBelow ? P.DISMISS.cold : 0;
  const bored = P.DISMISS.bored * Math.max(0, 1 - freshness);
  const isDismissed = !isClicked && visit.dismissLuck < P.DISMISS.fresh + cold + bored;
  return { isClicked, isDismissed, margin };
}

/** While it is fresh. */
function clickChance(laws: Laws, visit: Visit, variant: WorldVariant): number {
  return laws.bait === true ? P.BAIT ** 2 / variant.pull : variant.clicks * pullOf(visit, variant);
}

function marginOf(isAnyway: boolean, isBasket: boolean, { spend, returnLuck }: Visit, truth: Truth): number {
  const { rateAnyway, rateBrought, costEach } = truth;
  if (!isBasket) return (isAnyway ? rateAnyway : rateBrought) * spend - costEach;
  // The truth's rates are means over what comes back; here it comes back or does not.
  const kept = 1 - P.BASKET.returned;
  if (returnLuck < P.BASKET.returned) return -P.BASKET.returnEur;
  return (rateAnyway * spend - (costEach - P.BASKET.returned * P.BASKET.returnEur)) / kept;
}
