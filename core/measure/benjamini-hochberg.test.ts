import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';

const pValues = fc.array(
  fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 97 }).map((each) => each / 97),
  ),
  { maxLength: 30 },
);

/** The procedure as it was published: of the ordered p, up to the last that is at or below alpha · rank / count. */
function foundBy(list: readonly number[], alpha: number): boolean[] {
  const sorted = [...list].sort((a, b) => a - b);
  const last = sorted.findLast((p, i) => p * list.length <= alpha * (i + 1));
  return list.map((p) => last !== undefined && p <= last);
}

test('at or below alpha is exactly what the procedure finds at alpha', () => {
  fc.assert(
    fc.property(pValues, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (list, alpha) => {
      expect(benjaminiHochberg(list).map((p) => p <= alpha)).toEqual(foundBy(list, alpha));
    }),
  );
});

test('no p becomes smaller, none above 1, and their order stays', () => {
  fc.assert(
    fc.property(pValues, (list) => {
      const adjusted = benjaminiHochberg(list);
      for (const [i, p] of list.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (const [j, q] of list.entries()) {
          if (p <= q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? NaN);
        }
      }
    }),
  );
});

test('the order in which they are given changes nothing', () => {
  fc.assert(
    fc.property(pValues, (list) => {
      expect(benjaminiHochberg([...list].reverse())).toEqual(benjaminiHochberg(list).reverse());
    }),
  );
});

test('one alone stays as it is; of four, each counts for its rank', () => {
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
  const rounded = benjaminiHochberg([0.01, 0.04, 0.03, 0.5]).map((p) => Number(p.toFixed(6)));
  expect(rounded).toEqual([0.04, 0.053333, 0.053333, 0.5]);
  expect(benjaminiHochberg([])).toEqual([]);
});
