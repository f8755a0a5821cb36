import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeFound, foresee, visitorsNeeded, type Shares } from './power.ts';

const wanted = fc.record({
  mean: fc.double({ min: 0.01, max: 100, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  change: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  looks: fc.constantFrom('once' as const, 'anytime' as const),
});
const shares: fc.Arbitrary<Shares> = fc
  .integer({ min: 5, max: 50 })
  .map((each) => [each / 100, 1 - each / 100]);

test('so many visitors find the change that they are for', () => {
  fc.assert(
    fc.property(wanted, shares, ({ change, ...rest }, both) => {
      const visitors = visitorsNeeded({ ...rest, change }, both);
      fc.pre(visitors > 200);
      expect(changeFound(rest, both, visitors) / change).toBeCloseTo(1, 2);
    }),
  );
});

test('looking at any time, less change or more scatter takes more visitors, and even halves the fewest', () => {
  fc.assert(
    fc.property(wanted, shares, (each, both) => {
      const visitors = visitorsNeeded(each, both);
      expect(visitorsNeeded({ ...each, looks: 'once' }, both)).toBeLessThanOrEqual(visitors);
      expect(visitorsNeeded({ ...each, change: each.change / 2 }, both)).toBeGreaterThanOrEqual(visitors);
      expect(visitorsNeeded({ ...each, variance: each.variance * 2 }, both)).toBeGreaterThanOrEqual(visitors);
      expect(visitorsNeeded(each, [0.5, 0.5])).toBeLessThanOrEqual(visitors);
    }),
  );
});

test('a fifth more of 5%, half and half, looked at once, takes 7,457 a group', () => {
  // (1.959964 + 0.841621)² · 2 · 0.0475 / 0.01²
  const each = { mean: 0.05, variance: 0.0475, change: 0.2, looks: 'once' } as const;
  expect(visitorsNeeded(each, [0.5, 0.5])).toBe(14_913);
  expect(foresee(each, [0.5, 0.5], { visitorsADay: 1000, windowDays: 7 })).toEqual({
    visitors: 14_913,
    smaller: 7457,
    days: 22,
  });
  expect(foresee(each, [0.25, 0.25], { visitorsADay: 1000, windowDays: 7 }).days).toBe(37);
});

test('where there is nothing to find, nobody finds it', () => {
  expect(visitorsNeeded({ mean: 0, variance: 1, change: 0.1 }, [0.5, 0.5])).toBe(Infinity);
  expect(visitorsNeeded({ mean: 1, variance: 1, change: 0 }, [0.5, 0.5])).toBe(Infinity);
  expect(visitorsNeeded({ mean: 1, variance: 1, change: 0.1 }, [0, 1])).toBe(Infinity);
  expect(changeFound({ mean: 1, variance: 1 }, [0.5, 0.5], 0)).toBe(Infinity);
});
