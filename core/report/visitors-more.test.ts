import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { alwaysValid } from '../measure/always-valid.ts';
import { TUNING_VISITORS } from '../measure/compare-arms.ts';
import { visitorsMore } from './visitors-more.ts';

const somewhere = {
  visitors: fc.integer({ min: 200, max: 50_000 }),
  error: fc.double({ min: 0.001, max: 0.02, noNaN: true }),
};

test('with so many more, four of five intervals leave 0 out, and with one visitor fewer not quite', () => {
  fc.assert(
    fc.property(somewhere.visitors, somewhere.error, (visitors, standardError) => {
      const effect = 0.05;
      const more = visitorsMore({ standardError }, visitors, effect, 0.05);
      if (more === undefined || more === 0) return;
      // Four of five estimates lie above the effect less 0.8416 errors.
      const lowWith = (n: number) => {
        const variance = (standardError ** 2 * visitors) / n;
        const estimate = { value: effect - 0.8416 * Math.sqrt(variance), variance, degrees: 1e6 };
        return alwaysValid(estimate, n, { alpha: 0.05, tuning: TUNING_VISITORS }).interval[0];
      };
      expect(lowWith(visitors + more)).toBeGreaterThanOrEqual(-1e-12);
      expect(lowWith(visitors + more - 1)).toBeLessThan(0);
    }),
  );
});

test('what would be seen by now takes none, and what nobody could wait for is not foreseen', () => {
  expect(visitorsMore({ standardError: 0.001 }, 10_000, 0.05, 0.05)).toBe(0);
  expect(visitorsMore({ standardError: 1 }, 1000, 0.0001, 0.05)).toBeUndefined();
  expect(visitorsMore({ standardError: 1 }, 1000, 0, 0.05)).toBeUndefined();
});
