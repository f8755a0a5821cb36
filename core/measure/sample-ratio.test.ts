import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareSurvival } from './chi-square.ts';
import { SAMPLE_RATIO_ALPHA, sampleRatio, sampleRatioOver } from './sample-ratio.ts';

const count = fc.integer({ min: 1, max: 100_000 });
const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
const groups = fc.array(fc.tuple(count, weight), { minLength: 2, maxLength: 6 });

test('groups as they were meant to be are no cause for doubt, whatever the weights sum to', () => {
  fc.assert(
    fc.property(fc.array(count, { minLength: 2, maxLength: 6 }), weight, (counts, scale) => {
      const weights = counts.map((each) => each * scale);
      expect(sampleRatio(counts, weights)).toBeCloseTo(1, 4);
    }),
  );
});

test('the order of the groups changes nothing, nor does a group without share or visitors', () => {
  fc.assert(
    fc.property(groups, (list) => {
      const p = (of: readonly (readonly [number, number])[]) =>
        sampleRatio(
          of.map(([observed]) => observed),
          of.map(([, each]) => each),
        );
      expect(p([...list].reverse())).toBeCloseTo(p(list), 9);
      expect(p([...list, [0, 0]])).toBe(p(list));
    }),
  );
});

test('the same oddity in ten times as many visitors is more of a cause for doubt', () => {
  fc.assert(
    fc.property(groups, (list) => {
      const [counts, weights] = [list.map(([each]) => each), list.map(([, each]) => each)];
      const more = counts.map((each) => 10 * each);
      expect(sampleRatio(more, weights)).toBeLessThanOrEqual(sampleRatio(counts, weights));
    }),
  );
});

test('where there is nothing to tell there is no doubt, and who should not be there at all is certain', () => {
  expect(sampleRatio([], [])).toBe(1);
  expect(sampleRatio([0, 0], [0.5, 0.5])).toBe(1);
  expect(sampleRatio([10], [1])).toBe(1);
  expect(sampleRatio([10, 3], [1, 0])).toBe(0);
});

test('of several strata, each χ² counts and each its degrees of freedom', () => {
  const strata = [
    { observed: [900, 130], weights: [0.9, 0.1] },
    { observed: [800, 220], weights: [0.8, 0.2] },
  ];
  const chiSquare = (130 - 103) ** 2 / (1030 * 0.09) + (220 - 204) ** 2 / (1020 * 0.16);
  expect(sampleRatioOver(strata)).toBeCloseTo(chiSquareSurvival(chiSquare, 2), 12);
  expect(sampleRatioOver(strata.toReversed())).toBeCloseTo(sampleRatioOver(strata), 12);
  expect(sampleRatioOver([])).toBe(1);
  expect(sampleRatioOver([...strata, { observed: [0, 0], weights: [1, 1] }])).toBe(sampleRatioOver(strata));
});

test('shares that change are no cause for doubt, though the sum of the groups would be', () => {
  const [early, late] = [
    { observed: [9_500, 500], weights: [0.95, 0.05] },
    { observed: [8_000, 2_000], weights: [0.8, 0.2] },
  ];
  expect(sampleRatioOver([early, late])).toBe(1);
  expect(sampleRatio([17_500, 2_500], [0.8, 0.2])).toBeLessThan(SAMPLE_RATIO_ALPHA);
});

test('what is odd in opposite ways is odd, and who should not be there at all is certain in any stratum', () => {
  const odd = [
    { observed: [880, 120], weights: [0.9, 0.1] },
    { observed: [920, 80], weights: [0.9, 0.1] },
  ];
  expect(sampleRatio([1_800, 200], [0.9, 0.1])).toBe(1);
  expect(sampleRatioOver(odd)).toBeLessThan(0.15);
  expect(sampleRatioOver([...odd, { observed: [10, 1], weights: [1, 0] }])).toBe(0);
});

test('one visitor who was not to be expected among two says nothing of a thousand others', () => {
  const many = { observed: [905, 95], weights: [0.9, 0.1] };
  const few = { observed: [1, 1], weights: [0.99, 0.01] };
  expect(sampleRatioOver([few, many])).toBeGreaterThan(0.5);
  expect(sampleRatioOver([few])).toBeLessThan(SAMPLE_RATIO_ALPHA);
});

test('many strata of a few visitors each cry wolf no more often than one does', () => {
  let state = 99;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const stratum = (visitors: number, share: number) => {
    const held = Array.from({ length: visitors }, random).filter((each) => each < share).length;
    return { observed: [visitors - held, held], weights: [1 - share, share] };
  };
  const RUNS = 2_000;
  let [alarms, apart] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const strata = [stratum(300, 0.1), ...Array.from({ length: 30 }, (_, n) => stratum(2 + (n % 5), 0.04))];
    const chiSquare = strata.reduce((sum, { observed: [, held = 0], weights: [, share = 0], observed }) => {
      const meant = (observed[0] ?? 0) * share + held * share;
      return sum + (held - meant) ** 2 / (meant * (1 - share));
    }, 0);
    alarms += sampleRatioOver(strata) < 0.01 ? 1 : 0;
    apart += chiSquareSurvival(chiSquare, strata.length) < 0.01 ? 1 : 0;
  }
  expect(alarms / RUNS).toBeLessThan(0.017);
  expect(apart / RUNS).toBeGreaterThan(0.03);
});
