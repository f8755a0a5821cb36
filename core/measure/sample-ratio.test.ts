import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRatio } from './sample-ratio.ts';

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
