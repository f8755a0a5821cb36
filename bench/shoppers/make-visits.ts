import { drawDirichlet, drawGamma, drawIndex, drawLogNormal, drawPoisson, type Random } from './draws.ts';
import * as P from './parameters.ts';
import type { Shopper, Visit } from './world.ts';
import type { Laws } from './worlds.ts';

const EVERYTHING = P.CATEGORIES.map(() => 1 / P.CATEGORIES.length);

/** A shopper's visits, with all luck that they could need: the same draws in every world and for every policy. */
export function makeVisits(shopper: Shopper, index: number, laws: Laws, random: Random): Visit[] {
  const stage = P.STAGES[shopper.stage]!;
  const likesOf = () => drawDirichlet(random, P.CATEGORIES.length, P.TASTE_CONCENTRATION);
  let likes = likesOf();
  const count = 1 + drawPoisson(random, (stage.visits * drawGamma(random, P.VISITS_SHAPE)) / P.VISITS_SHAPE);
  const looks = P.CATEGORIES.map(() => 0);
  look(stage.looksBefore);
  const visits: Visit[] = [];
  let day = random() * P.DAYS;
  for (let n = 0; n < count && day < P.DAYS; n += 1) {
    look(drawPoisson(random, P.LOOKS_PER_VISIT));
    const at = P.START_AT + (Math.floor(day) + hourOf(random) / 24) * P.DAY_MS;
    visits.push(visitAt(at));
    const gap = drawLogNormal(random, P.GAP_DAYS);
    const others = likesOf();
    if (random() < 1 - Math.exp(-gap / P.DRIFT.tasteDays) && laws.drift === true) likes = others;
    day += Math.max(gap, 1 / 24);
  }
  // Hours are drawn anew each day, so two visits of a day may have come out in the other order.
  return visits.sort((a, b) => a.at - b.at);

  function look(times: number): void {
    for (let n = 0; n < times; n += 1) {
      const isNoise = random() < P.LOOKS_NOISE || laws.blind === true;
      const [taste, any] = [drawIndex(random, likes), drawIndex(random, EVERYTHING)];
      looks[isNoise ? any : taste]! += 1;
    }
  }

  function visitAt(at: number): Visit {
    const weekday = Math.floor((at - P.START_AT) / P.DAY_MS) % 7;
    const [orderLuck, clickLuck, dismissLuck, returnLuck] = [random(), random(), random(), random()];
    return {
      at,
      shopper: index,
      likes: laws.tastes ? likes : EVERYTHING,
      taste: tasteOf(looks),
      base: stage.base * P.WEEKDAY_FACTORS[weekday]!,
      orderLuck,
      clickLuck,
      dismissLuck,
      returnLuck,
      spend: shopper.spend * spendFactor(laws, random),
      delayMs: delayMs(random),
    };
  }
}

function tasteOf(looks: readonly number[]): number {
  const all = looks.reduce((sum, each) => sum + each, 0);
  const most = Math.max(...looks);
  const isSeen = most >= P.TASTE_LOOKS_MIN && most >= P.TASTE_SHARE_MIN * all;
  return isSeen ? looks.indexOf(most) : -1;
}

function hourOf(random: Random): number {
  return drawIndex(random, P.HOUR_WEIGHTS) + random();
}

/** Mean 1 in every world. */
function spendFactor({ heavyTail }: Laws, random: Random): number {
  const luck = random();
  const usual = drawLogNormal(random, { median: 1, sigma: P.SPEND_EUR.orderSigma });
  const tail = (1 - luck) ** (-1 / P.TAIL_EXPONENT) * (1 - 1 / P.TAIL_EXPONENT);
  return heavyTail === true ? tail : usual / Math.exp(P.SPEND_EUR.orderSigma ** 2 / 2);
}

function delayMs(random: Random): number {
  const { soonShare, soonMs, lateMs } = P.DELAY;
  const mean = random() < soonShare ? soonMs : lateMs;
  return -mean * Math.log(1 - random());
}
