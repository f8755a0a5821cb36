import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareSurvival } from './chi-square.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { upperGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { studentCdf, studentQuantile, studentTails } from './student-t.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Off by less than `share` of the value. */
function expectWithin(share: number, value: number, truth: number) {
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(share * Math.abs(truth) + 1e-300);
}

test('Γ(x + 1) is x Γ(x)', () => {
  fc.assert(
    fc.property(between(0.01, 500), (x) => {
      expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 10);
    }),
  );
});

test('Q(a + 1, x) is Q(a, x) and one term more, on both sides of where the method changes', () => {
  fc.assert(
    fc.property(between(0.5, 50), between(0.01, 100), (a, x) => {
      const term = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
      expect(upperGamma(a + 1, x)).toBeCloseTo(upperGamma(a, x) + term, 11);
    }),
  );
});

test('χ² of two degrees is an exponential, and of one the square of a normal number', () => {
  fc.assert(
    fc.property(between(0.001, 200), (x) => {
      expectWithin(1e-12, chiSquareSurvival(x, 2), Math.exp(-x / 2));
      expectWithin(1e-11, chiSquareSurvival(x, 1), 2 * normalCdf(-Math.sqrt(x)));
    }),
  );
});

test('Iₓ(a, 1) is xᵃ, and Iₓ(a, b) and I₁₋ₓ(b, a) make 1', () => {
  fc.assert(
    fc.property(between(0.01, 0.99), between(0.3, 300), between(0.3, 300), (x, a, b) => {
      expectWithin(1e-10, incompleteBeta(x, a, 1), x ** a);
      expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 11);
    }),
  );
});

test('t of one and of two degrees is what can be written down', () => {
  fc.assert(
    fc.property(between(-50, 50), (t) => {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 11);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 11);
    }),
  );
});

test('a quantile is where the distribution function comes to p', () => {
  fc.assert(
    fc.property(between(0.0001, 0.9999), between(0.5, 1e7), (p, degrees) => {
      expect(studentCdf(studentQuantile(p, degrees), degrees)).toBeCloseTo(p, 9);
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
    }),
  );
});

test('where t changes its method nobody can tell', () => {
  fc.assert(
    fc.property(between(0.01, 8), (t) => {
      expectWithin(1e-9, studentTails(t, 1000 - 1e-9), studentTails(t, 1000));
    }),
  );
});

// Tables as in Abramowitz and Stegun, 26.8 and 26.10, to more digits (SciPy 1.17).
test.each([
  [0.9, 1, 3.0776835372],
  [0.975, 1, 12.7062047362],
  [0.975, 2, 4.3026527297],
  [0.995, 5, 4.0321429836],
  [0.975, 10, 2.228138852],
  [0.975, 30, 2.0422724563],
  [0.995, 100, 2.6258905214],
  [0.975, 1000, 1.9623390808],
  [0.005, 1000, -2.5807546981],
  [0.5, 7, 0],
])('t of %f with %i degrees is %f', (p, degrees, t) => {
  expect(studentQuantile(p, degrees)).toBeCloseTo(t, 9);
});

test.each([
  [3.841458820694, 1],
  [11.070497693516, 5],
  [43.772971825742, 30],
  [124.342113404004, 100],
])('χ² is above %f with %i degrees in one of twenty', (x, degrees) => {
  expect(chiSquareSurvival(x, degrees)).toBeCloseTo(0.05, 11);
});

test('the normal distribution in its middle, far out, and at its ends', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 12);
  expectWithin(1e-12, normalCdf(-6), 9.865876450376981e-10);
  expectWithin(1e-11, normalCdf(-37), 5.725571222524577e-300);
  expect([0, 1].map(normalQuantile)).toEqual([-Infinity, Infinity]);
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  expect([0, 1].map((p) => studentQuantile(p, 3))).toEqual([-Infinity, Infinity]);
  expect([normalQuantile(1.1), studentQuantile(-0.1, 3)]).toEqual([NaN, NaN]);
});
