import { drawIndex, drawLogNormal, type Random } from './draws.ts';
import * as P from './parameters.ts';
import type { Shopper } from './world.ts';
import type { Laws } from './worlds.ts';

export function makeShopper(laws: Laws, random: Random): Shopper {
  const stage = drawIndex(
    random,
    P.STAGES.map(({ share }) => share),
  );
  const price =
    P.PRICE_KINDS[
      drawIndex(
        random,
        P.PRICE_KINDS.map(({ share }) => share),
      )
    ]!;
  const { median, visitorSigma } = P.SPEND_EUR;
  const spend = drawLogNormal(random, { median, sigma: visitorSigma });
  const wear = drawLogNormal(random, P.WEAR);
  const wearHalfLifeDays = drawLogNormal(random, P.WEAR_HALF_LIFE_DAYS);
  const isControl = random() < P.HOLDOUT;
  return {
    stage,
    // Alike means that what is given makes no difference either: nobody is given anything.
    price: laws.alike === true ? P.PRICE_KINDS[0] : price,
    spend,
    wear,
    wearHalfLifeDays,
    isControl,
  };
}
