import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bannersOf, planOf } from '../decide/plain-world.laws.ts';
import { compareArms } from '../measure/compare-arms.ts';
import { BOTS, SUM_FIELDS, type CellTotal, type SumField } from '../outcomes/cell.ts';
import { foreseeExperiments } from './foresee-experiments.ts';
import type { ForeseenExperiment, ForeseenMetric } from './foreseen-experiment.ts';

const TODAY = 20_760;
/** The end of the day, so that 28 days are nearly whole. */
const NOW = (TODAY + 1) * 86_400_000 - 1;
const MARGIN = 2000;

/** So many a day over the last 28, of whom so many order for the same margin each. */
function days(place: Partial<CellTotal>, visitors: number, converted: number, count = 28): CellTotal[] {
  const margins = { margin: converted * MARGIN, marginSquared: converted * MARGIN ** 2 };
  const told: Partial<Record<SumField, number>> = { visitors, converted, ...margins };
  const sums = Object.fromEntries(SUM_FIELDS.map((field) => [field, BigInt(told[field] ?? 0)]));
  return Array.from({ length: count }, (_, ago) => ({
    ...{ slot: '', variant: '', arm: 'shown' as const, channel: '', segment: 'new/-', draw: '' },
    ...{ day: TODAY - ago, ...place, sums: sums as CellTotal['sums'] },
  }));
}

const EXPERIMENT = { policy: { kind: 'experiment' as const } };

function planWith(weights: readonly number[], more: { holdout?: number; ofSite?: number } = {}) {
  const names = weights.map((_, n) => `v${n}`);
  const hero = bannersOf(names, { ...EXPERIMENT, holdout: more.holdout ?? 0 });
  const variants = hero.variants.map((each, n) => ({ ...each, weight: weights[n] ?? 0 }));
  return planOf({ hero: { ...hero, variants } }, { holdout: more.ofSite ?? 0 });
}

function foreseen(
  cells: readonly CellTotal[] | 'failed' | 'late',
  plan = planWith([1, 1]),
): ForeseenExperiment {
  const [first] = foreseeExperiments(plan, { cells, now: NOW });
  if (first === undefined) throw new Error('There is one experiment.');
  return first;
}

const of = (metric: ForeseenMetric | null | undefined, change: number) => {
  const found = metric?.changes.find((each) => each.change === change);
  return { visitors: found?.visitors ?? Infinity, days: found?.days ?? Infinity };
};

const hero = fc.record({
  aDay: fc.integer({ min: 500, max: 50_000 }),
  rate: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
});

test('with as many visitors as are foreseen, four reports of five tell the two apart', () => {
  fc.assert(
    fc.property(hero, ({ aDay, rate }) => {
      const orders = Math.round(aDay * rate);
      const { between } = foreseen(days({ slot: 'hero' }, aDay, orders));
      const p = orders / aDay;
      const { visitors } = of(between?.conversion, 0.1);
      fc.pre(visitors * p > 200);
      const group = (share: number) => ({
        n: Math.round(visitors / 2),
        sum: Math.round((visitors / 2) * share),
        sumSquares: Math.round((visitors / 2) * share),
      });
      const { difference } = compareArms(group(p * 1.1), group(p), { kind: 'share' });
      const [low] = difference?.alwaysValid.interval ?? [NaN];
      // Four of five estimates are above the truth less 0.8416 errors; the interval then ends about at 0.
      const errors = low / (difference?.standardError ?? NaN);
      expect(Math.abs(errors - 0.8416)).toBeLessThan(0.25);
    }),
  );
});

test('more visitors take fewer days and as many visitors, and a larger change never takes longer', () => {
  fc.assert(
    fc.property(hero, fc.integer({ min: 2, max: 5 }), ({ aDay, rate }, times) => {
      const orders = Math.ceil(aDay * rate);
      const one = foreseen(days({ slot: 'hero' }, aDay, orders)).between;
      const more = foreseen(days({ slot: 'hero' }, aDay * times, orders * times)).between;
      for (const name of ['margin', 'conversion'] as const) {
        const [small, middle, large] = [0.05, 0.1, 0.2].map((change) => of(one?.[name], change));
        expect(small!.days).toBeGreaterThanOrEqual(middle!.days);
        expect(middle!.days).toBeGreaterThanOrEqual(large!.days);
        expect(of(more?.[name], 0.1).days).toBeLessThanOrEqual(middle!.days);
        // Variances by n − 1.
        expect(of(more?.[name], 0.1).visitors / middle!.visitors).toBeCloseTo(1, 2);
      }
    }),
  );
});

test('what is found within so many days, and in how many days that is found, agree', () => {
  fc.assert(
    fc.property(hero, ({ aDay, rate }) => {
      const { between } = foreseen(days({ slot: 'hero' }, aDay, Math.ceil(aDay * rate)));
      for (const { days: until, change } of between?.conversion?.within ?? []) {
        for (const each of between?.conversion?.changes ?? []) {
          if (change === null || Math.abs(each.change - change) < 0.002) continue;
          expect((each.days ?? Infinity) <= until).toBe(each.change > change);
        }
      }
    }),
  );
});

test('two variants half and half, in words', () => {
  const told = foreseen(days({ slot: 'hero' }, 1200, 96));
  expect(told).toMatchObject({
    slot: 'hero',
    variants: [
      { variant: 'v0', share: 0.5 },
      { variant: 'v1', share: 0.5 },
    ],
    ...{ traffic: { from: 'slot' }, baseline: 'slot', heldOut: null, conversionNeeded: null },
  });
  expect(told.traffic.visitorsADay).toBeCloseTo(1200, 1);
  expect(of(told.between?.margin, 0.1)).toEqual({ visitors: 79_069, days: 73 });
  expect(told.words).toBe(
    'With 1,200 visitors a day here, 10% more margin would be found in about 73 days; a change below 11% would not be found within 8 weeks. The report then says which variant is worth more; with a holdout here it also says what they are worth at all.',
  );
});

test('shares are of all who come by, the least two of several compared, and the held out with the least', () => {
  const cells = days({ slot: 'hero' }, 1200, 96);
  const even = foreseen(cells, planWith([1, 1], { ofSite: 0.2 }));
  const three = foreseen(cells, planWith([2, 1, 1, 0], { holdout: 0.5, ofSite: 0.2 }));
  expect(three.variants.map(({ share }) => share)).toEqual([0.2, 0.1, 0.1]);
  const [all, few] = [even, three].map(({ between }) => of(between?.conversion, 0.2));
  expect(few!.visitors).toBe(all!.visitors);
  expect((few!.days - 7) / (all!.days - 7)).toBeCloseTo(4, 0);
  // Half of a quarter of four fifths on either side, as many as in either of the two variants.
  expect(three.heldOut).toEqual(three.between);
  expect(of(even.heldOut?.margin, 0.1).days).toBeGreaterThan(of(even.between?.margin, 0.1).days);
  expect(three.words).toMatch(
    / between any two of the 3 variants 10% more margin .* Against those held out, /,
  );
});

test('of more variants than reports compare, that is said', () => {
  const words = (count: number) =>
    foreseen(days({ slot: 'hero' }, 1200, 96), planWith(Array.from({ length: count }, () => 1))).words;
  expect(words(11)).toMatch(/ does not compare more than 10 variants with one another: try fewer at once\.$/);
  expect(words(10)).toMatch(/ The report then says which variant is worth more; /);
});

test('only experiments of two variants with weight, and who may not be given each is said', () => {
  const one = bannersOf(['a', 'b'], EXPERIMENT);
  const variants = one.variants.map((each, n) => ({ ...each, weight: n }));
  const few = { all: [{ fact: 'orders.count', is: '>=', value: 1 }] } as const;
  const forFew = bannersOf(['a', 'b'], EXPERIMENT);
  const plan = planOf(
    {
      single: { ...one, variants },
      pinned: bannersOf(['a', 'b']),
      narrow: { ...forFew, variants: forFew.variants.map((each) => ({ ...each, audience: 'few' })) },
    },
    { audiences: { few: { all: [...few.all] } } },
  );
  const told = foreseeExperiments(plan, { cells: days({ slot: 'narrow' }, 1200, 96), now: NOW });
  expect(told.map(({ slot }) => slot)).toEqual(['narrow']);
  expect(told[0]?.words).toContain('; it takes longer, since not everybody may be given each variant. ');
});

test('where nobody has been counted, the site stands in, for visitors or for their orders', () => {
  const site = days({}, 2000, 160);
  const fresh = foreseen(site);
  expect(fresh).toMatchObject({ traffic: { from: 'site' }, baseline: 'site' });
  expect(fresh.words).toMatch(
    /^Nobody has been counted here yet: with all 2,000 visitors a day of the site, 10% more margin would be found in about \d+ days; /,
  );
  const quiet = foreseen([...site, ...days({ slot: 'hero' }, 3, 0)]);
  expect(quiet).toMatchObject({ traffic: { from: 'slot' }, baseline: 'site' });
  expect(quiet.words).toMatch(
    /^With 3 visitors a day here who order as those of the whole site do, 10% more margin would not be found within a year; within 8 weeks nothing would be found\. /,
  );
});

test('where too few have ordered, the share that would have to order is told', () => {
  const told = foreseen(days({ slot: 'hero' }, 400, 0));
  expect(told).toMatchObject({ baseline: 'unknown', between: null, heldOut: null });
  const needed = told.conversionNeeded ?? NaN;
  expect(told.words).toBe(
    `With 400 visitors a day here, too few have ordered yet to tell how long this takes; 10% more orders would be found within 28 days if ${Math.round(100 * needed)}% of visitors ordered.`,
  );
  // With that share it would be.
  const then = foreseen(days({ slot: 'hero' }, 10_000, Math.round(10_000 * needed)));
  const { visitors } = of(then.between?.conversion, 0.1);
  expect(visitors / (400 * 21)).toBeCloseTo(1, 1);
});

test('nobody at all, and a store that does not say, are told as what they are', () => {
  const nobody = foreseen([]);
  expect(nobody).toMatchObject({ traffic: { from: 'unknown', visitorsADay: null }, between: null });
  expect(nobody.words).toMatch(/^Nobody has been counted here or elsewhere on the site/);
  for (const cells of ['failed', 'late'] as const)
    expect(foreseen(cells).words).toMatch(
      /could not be read, so how long this takes is not known\. Rehearse/,
    );
});

test('bots, variants, what teaches and other slots count for nothing; those held out come by as well', () => {
  const cells = days({ slot: 'hero' }, 1000, 80);
  const plain = foreseen(cells);
  const others = [
    ...days({ slot: 'hero', segment: BOTS }, 500, 500),
    ...days({ slot: 'hero', variant: 'v0' }, 500, 500),
    ...days({ slot: 'hero', arm: 'taught' }, 500, 500),
    ...days({ slot: 'aside' }, 500, 500),
    ...days({}, 5000, 5000),
  ];
  expect(foreseen([...cells, ...others])).toEqual(plain);
  const heldOut = days({ slot: 'hero', arm: 'control' }, 1000, 500);
  const both = foreseen([...cells, ...heldOut]);
  expect(both.traffic.visitorsADay).toBeCloseTo(2000, 1);
  expect(of(both.between?.margin, 0.1).visitors).toBe(of(plain.between?.margin, 0.1).visitors);
});

test('days since the first visitor are those that there were, and never less than one', () => {
  expect(foreseen(days({ slot: 'hero' }, 700, 60, 7)).traffic.visitorsADay).toBeCloseTo(700, 1);
  const [first] = foreseeExperiments(planWith([1, 1]), {
    cells: days({ slot: 'hero' }, 10, 1, 1),
    now: TODAY * 86_400_000 + 60_000,
  });
  expect(first?.traffic.visitorsADay).toBe(10);
});

test('orders of days whose window is not over wait, where there are others', () => {
  const settled = days({ slot: 'hero' }, 1000, 80).filter(({ day }) => day < TODAY - 7);
  const open = days({ slot: 'hero' }, 1000, 20).filter(({ day }) => day >= TODAY - 7);
  const both = of(foreseen([...settled, ...open]).between?.conversion, 0.1).visitors;
  expect(both).toBe(of(foreseen(days({ slot: 'hero' }, 1000, 80)).between?.conversion, 0.1).visitors);
});

test('where incentives eat the margin, orders are told of', () => {
  const cells = days({ slot: 'hero' }, 1000, 80).map((cell) => ({
    ...cell,
    sums: { ...cell.sums, margin: -cell.sums.margin },
  }));
  const { between, words } = foreseen(cells);
  expect(between?.margin).toBeNull();
  expect(words).toMatch(
    /^With 1,000 visitors a day here, where there is no margin, 10% more orders would be found/,
  );
});

test('below what a report wants to see, nothing is found, however alike visitors are', () => {
  // 100 visitors in each group.
  const { between } = foreseen(days({ slot: 'hero' }, 50, 49));
  expect(of(between?.conversion, 0.2)).toEqual({ visitors: 200, days: 11 });
});
