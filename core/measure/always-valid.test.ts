import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alwaysValid } from './always-valid.ts';
import { tInterval } from './t-interval.ts';
import type { Estimate } from './welch.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const estimate: fc.Arbitrary<Estimate> = fc.record({
  value: between(-10, 10),
  variance: between(0.001, 10),
  // So many that Student's t is the normal distribution, which the boundary is made for.
  degrees: fc.constant(1e9),
});
const visitors = fc.integer({ min: 100, max: 10_000_000 });
const alpha = between(0.001, 0.3);
const tuning = fc.integer({ min: 100, max: 1_000_000 });

test('its p is alpha exactly where an end of its interval is 0, and below where 0 is left out', () => {
  fc.assert(
    fc.property(estimate, visitors, alpha, tuning, (each, n, level, tuned) => {
      const options = { alpha: level, tuning: tuned };
      const [low] = alwaysValid(each, n, options).interval;
      const width = each.value - low;
      expect(alwaysValid({ ...each, value: width }, n, options).p).toBeCloseTo(level, 9);
      expect(alwaysValid({ ...each, value: -1.01 * width }, n, options).p).toBeLessThan(level);
      expect(alwaysValid({ ...each, value: 0.99 * width }, n, options).p).toBeGreaterThan(level);
    }),
  );
});

test('it holds the interval for a single look, and what the single look finds possible', () => {
  fc.assert(
    fc.property(estimate, visitors, alpha, tuning, (each, n, level, tuned) => {
      const once = tInterval(each, level);
      const always = alwaysValid(each, n, { alpha: level, tuning: tuned });
      expect(always.interval[0]).toBeLessThan(once.interval[0]);
      expect(always.interval[1]).toBeGreaterThan(once.interval[1]);
      expect(always.p).toBeGreaterThanOrEqual(once.p * (1 - 1e-9));
    }),
  );
});

test('it is narrowest for its error where it is tuned to', () => {
  fc.assert(
    fc.property(estimate, tuning, between(1.5, 50), (each, tuned, factor) => {
      const width = (n: number) => {
        const { interval } = alwaysValid(each, n, { alpha: 0.05, tuning: tuned });
        return interval[1] - interval[0];
      };
      expect(width(tuned)).toBeLessThan(width(tuned * factor));
      expect(width(tuned)).toBeLessThan(width(tuned / factor));
    }),
  );
});

test('of steps of pure chance, looked at after each, few ever leave 0 out, while single looks do more and more', () => {
  // A linear congruence, so that the runs are always the same (Numerical Recipes' constants).
  let state = 12_345;
  const sign = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state < 0 ? -1 : 1;
  };
  const RUNS = 400;
  const STEPS = 2_000;
  const alarms = { always: 0, once: 0 };
  for (let run = 0; run < RUNS; run++) {
    let sum = 0;
    const seen = { always: false, once: false };
    for (let n = 1; n <= STEPS; n++) {
      sum += sign();
      if (n < 50) continue;
      const each = { value: sum / n, variance: 1 / n, degrees: n };
      seen.always ||= alwaysValid(each, n, { alpha: 0.05, tuning: 500 }).p < 0.05;
      seen.once ||= Math.abs(each.value) > 1.96 / Math.sqrt(n);
    }
    alarms.always += seen.always ? 1 : 0;
    alarms.once += seen.once ? 1 : 0;
  }
  expect(alarms.always / RUNS).toBeLessThan(0.05);
  expect(alarms.once / RUNS).toBeGreaterThan(0.25);
});
