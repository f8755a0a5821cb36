import { expect, test } from 'vitest';
import { formatAmount, formatChange } from './format-amount.ts';

test.each([
  [123.4, 'EUR', '€1.23'],
  [42.35, 'EUR', '€0.424'],
  [1.25, 'EUR', '€0.0125'],
  [0, 'EUR', '€0.00'],
  [1_234_567, 'EUR', '€12,345.67'],
  [12.34, 'JPY', 'JP¥12'],
  [0.25, 'JPY', 'JP¥0.3'],
  [1500, 'KWD', 'KWD 1.500'],
])('%d minor units of %s are %s', (minor, currency, text) => {
  expect(formatAmount(minor, 'margin', currency).replace(/\u00A0/g, ' ')).toBe(text);
});

test('a share is told in points of a hundred, a change with its sign', () => {
  expect(formatAmount(0.0035, 'conversion', 'EUR')).toBe('0.35 points');
  expect(formatChange(-0.0035, 'conversion', 'EUR')).toBe('−0.35 points');
  expect(formatChange(12, 'revenue', 'EUR')).toBe('+€0.120');
});
