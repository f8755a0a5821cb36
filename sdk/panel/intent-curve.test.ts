import { describe, expect, test } from 'vitest';
import { scoreAt } from './intent-curve.ts';

const MINUTE = 60_000;
const AT = 1_790_000_000_000;
const sign = {
  kind: 'read_size_guide',
  at: AT - 20 * MINUTE,
  weight: 0.5,
  halfLifeMs: 20 * MINUTE,
  now: 0.25,
};
const reading = { at: AT, intent: { score: 1 - Math.exp(-0.25), evidence: [sign] } };

describe('intent at another moment', () => {
  test('at the reading it is the score that was read', () => {
    expect(scoreAt(reading, AT)).toBeCloseTo(reading.intent.score, 12);
  });

  test('it is zero before the first sign, and the whole weight at it', () => {
    expect(scoreAt(reading, sign.at - 1)).toBe(0);
    expect(scoreAt(reading, sign.at)).toBeCloseTo(1 - Math.exp(-0.5), 12);
  });

  test('a half-life later half of the weight is left', () => {
    expect(scoreAt(reading, AT + 20 * MINUTE)).toBeCloseTo(1 - Math.exp(-0.125), 12);
  });

  test('what speaks against never takes it below zero', () => {
    const against = { ...sign, weight: -0.5, now: -0.25 };
    expect(scoreAt({ at: AT, intent: { score: 0, evidence: [against] } }, AT)).toBe(0);
  });

  test('a sign from a clock that ran ahead counts from the reading on', () => {
    const ahead = { ...sign, at: AT + MINUTE, now: 0.5 };
    expect(scoreAt({ at: AT, intent: { score: 0.39, evidence: [ahead] } }, AT)).toBeCloseTo(
      1 - Math.exp(-0.5),
      12,
    );
  });
});
