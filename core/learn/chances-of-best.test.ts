import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf } from '../measure/normal.ts';
import { chancesOfBest } from './chances-of-best.ts';
import { CUTS, worthQuantiles } from './worth-quantiles.ts';

/** As the cuts are made: every 0.35 standard deviations. */
const normal = (mean: number, sd: number) =>
  CUTS.map((_, n) => mean + sd * 0.35 * (n - (CUTS.length - 1) / 2));

test('of two normal numbers, the chance is that of their difference', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (apart, sd) => {
        const [chance = 0] = chancesOfBest([normal(apart, 1), normal(0, sd)], CUTS);
        expect(Math.abs(chance - normalCdf(apart / Math.hypot(1, sd)))).toBeLessThan(0.02);
      },
    ),
  );
});

test('of equals, each has the same chance, and one that never reaches them has none', () => {
  const chances = chancesOfBest([normal(0, 1), normal(0, 1), normal(0, 1), normal(-20, 1)], CUTS);
  for (const chance of chances.slice(0, 3)) expect(chance).toBeCloseTo(1 / 3, 6);
  expect(chances[3]).toBe(0);
});

test('what has no spread wins as often as the other stays below it', () => {
  const at = CUTS.map(() => 1);
  const [chance = 0] = chancesOfBest([at, normal(0, 1)], CUTS);
  expect(chance).toBeCloseTo(normalCdf(1), 2);
});

test('two that are well known are told apart beside one that is not', () => {
  const [close = 0, closer = 0, wide = 0] = chancesOfBest(
    [normal(0, 0.01), normal(0.03, 0.01), normal(0, 1)],
    CUTS,
  );
  expect(closer).toBeGreaterThan(20 * close);
  expect(wide).toBeCloseTo(0.49, 1);
});

test('the quantiles are those of rate times value: median and mean of what is drawn', () => {
  // Beta(1, n) and Beta(n, 1) have quantiles in closed form.
  const at = (share: number, quantiles: readonly number[]) => {
    const n = CUTS.findIndex((cut) => cut >= share);
    return (
      quantiles[n - 1]! +
      ((share - CUTS[n - 1]!) / (CUTS[n]! - CUTS[n - 1]!)) * (quantiles[n]! - quantiles[n - 1]!)
    );
  };
  const rare = worthQuantiles({ alpha: 1, beta: 50, value: 1, valueSd: 0 });
  for (const share of [0.2, 0.5, 0.8, 0.95])
    expect(at(share, rare)).toBeCloseTo(1 - (1 - share) ** (1 / 50), 2);
  const sure = worthQuantiles({ alpha: 50, beta: 1, value: 1, valueSd: 0 });
  for (const share of [0.05, 0.2, 0.5, 0.8]) expect(at(share, sure)).toBeCloseTo(share ** (1 / 50), 2);
});

test('quantiles ascend, whatever is believed', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e7, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (alpha, beta, value, valueSd) => {
        const quantiles = worthQuantiles({ alpha, beta, value, valueSd });
        for (let n = 1; n < quantiles.length; n++)
          expect(quantiles[n]!).toBeGreaterThanOrEqual(quantiles[n - 1]!);
      },
    ),
  );
});
