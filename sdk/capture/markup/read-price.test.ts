import { expect, test } from 'vitest';
import sample from './fixtures/price-strings.json' with { type: 'json' };
import { readPrice } from './read-price.ts';

test.for([
  ['1.234,56 €', 1234.56],
  ['$1,234.56', 1234.56],
  ['¥12,000', 12_000],
  ["CHF 1'049,95", 1049.95],
  ['1 299 kr', 1299],
  ['0.999', 0.999],
  ['1.144.000', 1_144_000],
  ['129.00', 129],
  ['12.', 12],
] as const)('%s is %d', ([text, amount]) => {
  expect(readPrice(text)).toBe(amount);
});

test('a text without a number is no price', () => {
  expect(readPrice('Price on request')).toBeNaN();
  expect(readPrice('')).toBeNaN();
});

test('at least 95 of 100 price texts of real shops are read right', () => {
  const right = sample.cases.filter(({ text, amount }) =>
    amount === null ? Number.isNaN(readPrice(text)) : readPrice(text) === amount,
  );
  expect(right.length / sample.cases.length).toBeGreaterThanOrEqual(0.95);
});
