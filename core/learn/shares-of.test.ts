import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Belief, LearnedSlot } from './learned.ts';
import { sharesOf, type Allowed } from './shares-of.ts';

const between = (min: number, max: number, unit: number) =>
  fc.integer({ min: Math.round(min / unit), max: Math.round(max / unit) }).map((each) => each * unit);
const belief: fc.Arbitrary<Belief> = fc.record({
  alpha: between(1, 500, 0.1),
  beta: between(1, 20_000, 0.1),
  value: between(-1000, 20_000, 1),
  valueSd: between(0, 2000, 1),
  anyway: between(0, 100, 0.1),
});
const freshness = between(0, 1, 0.01);
const explore = fc.double({ min: 0.01, max: 0.5, noNaN: true });
const situation = fc.array(fc.record({ belief, freshness }), { minLength: 1, maxLength: 12 }).map((list) => ({
  slot: slotOf(list.map((each) => each.belief)),
  allowed: list.map((each, n) => ({ id: `v${n}`, freshness: each.freshness })),
}));

function slotOf(beliefs: readonly Belief[]): LearnedSlot {
  return {
    goal: 'margin',
    whole: Object.fromEntries(beliefs.map((each, n) => [`v${n}`, each])),
    segments: {},
  };
}

const fresh = (...ids: string[]): Allowed[] => ids.map((id) => ({ id, freshness: 1 }));

test('shares sum to 1, and none is below its part of what is explored', () => {
  fc.assert(
    fc.property(situation, explore, fc.boolean(), ({ slot, allowed }, exploring, isLearned) => {
      const shares = Object.values(sharesOf(isLearned ? slot : undefined, 'new/-', allowed, exploring));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const share of shares)
        expect(share).toBeGreaterThanOrEqual((exploring / allowed.length) * (1 - 1e-9));
    }),
  );
});

test('the order of what is allowed changes nothing', () => {
  fc.assert(
    fc.property(situation, explore, ({ slot, allowed }, exploring) => {
      const there = sharesOf(slot, 'new/-', allowed, exploring);
      expect(sharesOf(slot, 'new/-', [...allowed].reverse(), exploring)).toEqual(there);
    }),
  );
});

/** Of the grid on which the chances are added up. */
const TOLERANCE = 0.02;

test('tiredness never raises a share, and what has rested has its old share again', () => {
  fc.assert(
    fc.property(situation, freshness, ({ slot, allowed }, left) => {
      const before = sharesOf(slot, 'new/-', allowed, 0.05);
      const tired = allowed.map((each, n) =>
        n === 0 ? { ...each, freshness: each.freshness * left } : each,
      );
      expect(sharesOf(slot, 'new/-', tired, 0.05)['v0']!).toBeLessThanOrEqual(before['v0']! + TOLERANCE);
      expect(sharesOf(slot, 'new/-', allowed, 0.05)).toEqual(before);
    }),
  );
});

test('what is worth more, or as much and better known to be worth it, is not shown less', () => {
  fc.assert(
    fc.property(belief, belief, fc.double({ min: 1, max: 3, noNaN: true }), (one, other, factor) => {
      fc.pre(one.value > 0);
      const before = sharesOf(slotOf([one, other]), 'new/-', fresh('v0', 'v1'), 0.05);
      const raised = slotOf([{ ...one, value: one.value * factor, valueSd: one.valueSd * factor }, other]);
      fc.pre(other.value > 0);
      expect(sharesOf(raised, 'new/-', fresh('v0', 'v1'), 0.05)['v0']!).toBeGreaterThan(
        before['v0']! - TOLERANCE,
      );
    }),
  );
});

test('equals have equal shares, whatever is believed of them', () => {
  fc.assert(
    fc.property(belief, fc.integer({ min: 2, max: 10 }), (each, count) => {
      const slot = slotOf(Array.from({ length: count }, () => each));
      for (const share of Object.values(sharesOf(slot, 'new/-', fresh(...Object.keys(slot.whole)), 0.05)))
        expect(share).toBeCloseTo(1 / count, 6);
    }),
  );
});

test('tiredness takes from what is added only, so that it hardly matters where all comes anyway', () => {
  const same = { alpha: 20, beta: 980, value: 3000, valueSd: 30 };
  const allowed = [
    { id: 'v0', freshness: 0.5 },
    { id: 'v1', freshness: 1 },
  ];
  const of = (anyway: number) =>
    sharesOf(
      slotOf([
        { ...same, anyway },
        { ...same, anyway },
      ]),
      'new/-',
      allowed,
      0,
    )['v0']!;
  expect(of(0)).toBeLessThan(0.01);
  expect(of(30)).toBeGreaterThan(0.05);
  expect(of(59)).toBeGreaterThan(0.4);
});

test('half of the way to rest takes a fifth of what is added', () => {
  const known = { alpha: 5000, beta: 245_000, value: 1000, valueSd: 1 };
  const allowed = [
    { id: 'v0', freshness: 0.5 },
    { id: 'v1', freshness: 1 },
  ];
  const of = (times: number) =>
    sharesOf(slotOf([{ ...known, value: 1000 * times }, known]), 'new/-', allowed, 0)['v0']!;
  expect(of(1.2)).toBeLessThan(0.05);
  expect(of(1.26)).toBeCloseTo(0.5, 1);
  expect(of(1.32)).toBeGreaterThan(0.95);
});

test('a segment’s own beliefs go before those of all', () => {
  const [good, poor] = [
    { alpha: 300, beta: 4700, value: 1, valueSd: 0 },
    { alpha: 100, beta: 4900, value: 1, valueSd: 0 },
  ];
  const slot = { ...slotOf([good, poor]), segments: { 'new/men': { v0: poor, v1: good } } };
  expect(sharesOf(slot, 'new/women', fresh('v0', 'v1'), 0.05)['v0']!).toBeGreaterThan(0.9);
  expect(sharesOf(slot, 'new/men', fresh('v0', 'v1'), 0.05)['v0']!).toBeLessThan(0.1);
});

test('a variant that nothing was learned of is tried', () => {
  const known = { alpha: 300, beta: 9700, value: 1000, valueSd: 10 };
  const share = sharesOf(slotOf([known, known]), 'new/-', fresh('v0', 'v1', 'new'), 0.05)['new']!;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.6);
});

test('without a lesson, what is fresh is shown in equal shares and what is tired less', () => {
  const shares = sharesOf(undefined, 'new/-', [...fresh('a', 'b'), { id: 'c', freshness: 0.2 }], 0.05);
  expect(shares['a']!).toBeCloseTo(shares['b']!, 9);
  expect(shares['c']!).toBeLessThan(shares['a']! / 2);
  expect(sharesOf(undefined, 'new/-', [], 0.05)).toEqual({});
});

test('of nothing but tired variants, all are shown alike', () => {
  const shares = sharesOf(
    undefined,
    'new/-',
    [
      { id: 'a', freshness: 0 },
      { id: 'b', freshness: 0 },
    ],
    0.05,
  );
  expect(shares).toEqual({ a: 0.5, b: 0.5 });
});
