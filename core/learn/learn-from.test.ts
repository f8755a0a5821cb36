import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrarySums, banditPlan, DAY_MS, NOW, SLOT, sumsOf, VARIANTS } from './bandit-plan.laws.ts';
import { REST, TASTES_MAX, withFewTastes } from './few-tastes.ts';
import { learnFrom } from './learn-from.ts';
import type { ArmSums, Belief, LearnedSlot } from './learned.ts';
import { NO_TASTE } from './segment-of.ts';
import { sharesOf } from './shares-of.ts';

const learned = (sums: readonly ArmSums[], plan = banditPlan(), now = NOW): LearnedSlot =>
  learnFrom(sums, plan, now).slots[SLOT]!;
const rateOf = ({ alpha, beta }: Belief) => alpha / (alpha + beta);
const shares = (slot: LearnedSlot, segment = 'new/-', ids: readonly string[] = VARIANTS) =>
  sharesOf(
    slot,
    segment,
    ids.map((id) => ({ id, freshness: 1 })),
    0.05,
  );

test('neither the order of the sums nor that of the variants changes anything', () => {
  fc.assert(
    fc.property(
      arbitrarySums.chain((sums) =>
        fc.tuple(fc.constant(sums), fc.shuffledSubarray(sums, { minLength: sums.length })),
      ),
      ([sums, shuffled]) => {
        const other = learned(shuffled, banditPlan(['c', 'a', 'b']));
        expect(JSON.stringify(other)).toBe(JSON.stringify(learned(sums)));
      },
    ),
  );
});

test('a day told in two parts is the same as told in one', () => {
  fc.assert(
    fc.property(arbitrarySums, fc.integer({ min: 0, max: 100 }), (sums, part) => {
      const COUNTED = [
        'visitors',
        'clicked',
        'converted',
        'revenue',
        'revenueSquared',
        'margin',
        'marginSquared',
      ] as const;
      const parts = sums.flatMap((each) => {
        const first = Object.fromEntries(
          COUNTED.map((name) => [name, Math.trunc((each[name] * part) / 100)]),
        );
        const rest = Object.fromEntries(COUNTED.map((name) => [name, each[name] - first[name]!]));
        return [
          { ...each, ...first },
          { ...each, ...rest },
        ];
      });
      expect(learned(parts)).toEqual(learned(sums));
    }),
  );
});

test('whatever the sums, every variant of the plan has a belief that can be drawn from', () => {
  fc.assert(
    fc.property(arbitrarySums, fc.constantFrom('margin', 'revenue', 'conversion', 'click'), (sums, goal) => {
      const slot = learned(sums, banditPlan(VARIANTS, goal as 'margin'));
      for (const beliefs of [slot.whole, ...Object.values(slot.segments)]) {
        expect(Object.keys(beliefs)).toEqual([...VARIANTS]);
        for (const { alpha, beta, value, valueSd, anyway = 0 } of Object.values(beliefs)) {
          expect(alpha).toBeGreaterThan(0);
          expect(beta).toBeGreaterThan(0);
          expect(valueSd).toBeGreaterThanOrEqual(0);
          expect([alpha, beta, value, valueSd, anyway].every(Number.isFinite)).toBe(true);
        }
      }
    }),
  );
});

/** Spreads between variants are estimated too, and a success that makes variants look less alike also widens what is believed of all. */
const TOLERANCE = 0.03;

test('a further success never lowers the share of who had it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          visitors: fc.integer({ min: 1, max: 3000 }),
          converted: fc.integer({ min: 0, max: 60 }),
        }),
        {
          minLength: 3,
          maxLength: 3,
        },
      ),
      fc.integer({ min: 1, max: 10 }),
      (counts, more) => {
        const sums = counts.map(({ visitors, converted }, n) =>
          sumsOf({ variant: VARIANTS[n]!, visitors: visitors + 60, converted }),
        );
        const raised = sums.map((each) =>
          each.variant === 'a' ? sumsOf({ ...moneyless(each), converted: each.converted + more }) : each,
        );
        expect(shares(learned(raised))['a']!).toBeGreaterThan(shares(learned(sums))['a']! - TOLERANCE);
      },
    ),
  );
});

function moneyless({ variant, visitors, segment, day }: ArmSums) {
  return { variant, visitors, segment, day };
}

test('of nothing known, all shares are equal, in every segment', () => {
  for (const segment of ['new/-', 'regular/women'])
    for (const share of Object.values(shares(learned([]), segment))) expect(share).toBeCloseTo(1 / 3, 6);
});

test('before anybody came, the plan’s priors say what is better, by rate and by value', () => {
  const rates = banditPlan([
    { id: 'a', prior: { rate: 0.06, visitors: 500 } },
    { id: 'b', prior: { rate: 0.02, visitors: 500 } },
    'c',
  ]);
  const first = shares(learned([], rates));
  expect(first['a']!).toBeGreaterThan(first['c']!);
  expect(first['c']!).toBeGreaterThan(first['b']!);
  const values = banditPlan([
    { id: 'a', prior: { rate: 0.04, visitors: 1000, value: 10 } },
    { id: 'b', prior: { rate: 0.04, visitors: 1000, value: 30 } },
  ]);
  const slot = learned([], values);
  expect(slot.whole['b']!.value).toBeGreaterThan(slot.whole['a']!.value);
  expect(shares(slot, 'new/-', ['a', 'b'])['b']!).toBeGreaterThan(0.8);
});

test('what is far better gets nearly all but the floor', () => {
  const sums = [
    sumsOf({ variant: 'a', visitors: 4000, converted: 240 }),
    sumsOf({ variant: 'b', visitors: 4000, converted: 80 }),
    sumsOf({ variant: 'c', visitors: 4000, converted: 80 }),
  ];
  expect(shares(learned(sums))['a']!).toBeGreaterThan(0.95);
});

test('fewer orders that are worth more can be better, and losses never are', () => {
  const money = (each: number, converted: number) => ({
    margin: each * converted,
    marginSquared: 1.2 * each * each * converted,
  });
  const sums = [
    sumsOf({ variant: 'a', visitors: 8000, converted: 320, ...money(1000, 320) }),
    sumsOf({ variant: 'b', visitors: 8000, converted: 240, ...money(3000, 240) }),
    sumsOf({ variant: 'c', visitors: 8000, converted: 400, ...money(-500, 400) }),
  ];
  expect(shares(learned(sums))['b']!).toBeGreaterThan(0.9);
  expect(shares(learned(sums))['c']!).toBeLessThan(0.02);
});

test('who came lately and has not ordered yet is not taken for a failure', () => {
  const now = 20_040 * DAY_MS;
  const of = (day: number, converted: number) =>
    learned(
      [
        sumsOf({ variant: 'a', day: 20_030, visitors: 5000, converted: 200 }),
        sumsOf({ variant: 'b', day, visitors: 5000, converted }),
      ],
      banditPlan(['a', 'b']),
      now,
    ).whole;
  // Yesterday's visitors came half a day to a day and a half ago: some half of the orders have come.
  const young = of(20_039, 112);
  expect(rateOf(young['b']!)).toBeCloseTo(rateOf(young['a']!), 2);
  expect(rateOf(of(20_030, 112)['b']!)).toBeLessThan(0.8 * rateOf(young['a']!));
});

test('what was good long ago gives way to what is good now', () => {
  const now = 20_200 * DAY_MS;
  const sums = [
    sumsOf({ variant: 'a', day: 20_020, visitors: 5000, converted: 250 }),
    sumsOf({ variant: 'b', day: 20_020, visitors: 5000, converted: 150 }),
    sumsOf({ variant: 'a', day: 20_190, visitors: 3000, converted: 90 }),
    sumsOf({ variant: 'b', day: 20_190, visitors: 3000, converted: 150 }),
  ];
  expect(shares(learned(sums, banditPlan(['a', 'b']), now), 'new/-', ['a', 'b'])['b']!).toBeGreaterThan(0.9);
});

test('a taste is learned at one stage and holds at another; who has seen much decides for themselves', () => {
  const at = (segment: string, a: number, b: number, visitors = 3000) => [
    sumsOf({ variant: 'a', segment, visitors, converted: a }),
    sumsOf({ variant: 'b', segment, visitors, converted: b }),
  ];
  const sums = [...at('new/women', 150, 60), ...at('new/men', 60, 150), ...at('regular/-', 200, 200)];
  const slot = learned(sums, banditPlan(['a', 'b']));
  const of = (segment: string) => shares(slot, segment, ['a', 'b'])['a']!;
  expect(of('new/women')).toBeGreaterThan(0.9);
  expect(of('new/men')).toBeLessThan(0.1);
  expect(of('regular/women')).toBeGreaterThan(0.7);
  expect(of('regular/men')).toBeLessThan(0.3);
  expect(of('never/seen')).toBeGreaterThan(0.2);
});

test('who is shown to better buyers is not taken for better', () => {
  const sums = [
    sumsOf({ variant: 'a', segment: 'regular/-', visitors: 4500, converted: 450 }),
    sumsOf({ variant: 'b', segment: 'regular/-', visitors: 500, converted: 50 }),
    sumsOf({ variant: 'a', segment: 'new/-', visitors: 500, converted: 5 }),
    sumsOf({ variant: 'b', segment: 'new/-', visitors: 4500, converted: 45 }),
  ];
  const { whole } = learned(sums, banditPlan(['a', 'b']));
  expect(rateOf(whole['a']!) / rateOf(whole['b']!)).toBeCloseTo(1, 1);
  // Twice as good with both, and shown to nearly all of the better buyers, who would otherwise seem better still.
  const better = [
    sumsOf({ variant: 'a', segment: 'regular/-', visitors: 9500, converted: 1140 }),
    sumsOf({ variant: 'b', segment: 'regular/-', visitors: 500, converted: 30 }),
    sumsOf({ variant: 'a', segment: 'new/-', visitors: 500, converted: 20 }),
    sumsOf({ variant: 'b', segment: 'new/-', visitors: 9500, converted: 190 }),
  ];
  const of = learned(better, banditPlan(['a', 'b'])).whole;
  const ratio = rateOf(of['a']!) / rateOf(of['b']!);
  expect(ratio).toBeGreaterThan(1.7);
  expect(ratio).toBeLessThan(2.1);
});

test('clicks speak first where orders follow them, and are not believed where they do not', () => {
  const of = (variant: string, visitors: number, clicked: number, converted: number) =>
    sumsOf({ variant, visitors, clicked, converted });
  const plan = banditPlan(['a', 'b', 'c', 'd']);
  const follow = [of('a', 6000, 600, 220), of('b', 6000, 200, 100)];
  const early = shares(learned([...follow, of('c', 300, 40, 3), of('d', 300, 10, 3)], plan), 'new/-', [
    'c',
    'd',
  ]);
  expect(early['c']!).toBeGreaterThan(0.8);
  const lured = [of('a', 12_000, 1500, 240), of('b', 12_000, 180, 270), of('c', 12_000, 180, 260)];
  expect(shares(learned(lured))['a']!).toBeLessThan(0.25);
  const more = learned([...lured, of('d', 300, 60, 7)], plan);
  expect(rateOf(more.whole['d']!) / rateOf(more.whole['b']!)).toBeLessThan(1.2);
});

test('only bandits learn, and of variants that the plan no longer has nothing is told', () => {
  const plan = banditPlan();
  const pinned = {
    ...plan,
    slots: { ...plan.slots, side: { ...plan.slots[SLOT]!, policy: { kind: 'pin' as const } } },
  };
  const { at, slots } = learnFrom([sumsOf({ variant: 'gone', visitors: 10 })], pinned, NOW);
  expect(at).toBe(NOW);
  expect(Object.keys(slots)).toEqual([SLOT]);
  expect(slots[SLOT]?.whole).toEqual(learned([]).whole);
});

test('a slot of many variants keeps the segments with the most visitors', () => {
  const ids = Array.from({ length: 300 }, (_, n) => `v${n}`);
  const sums = Array.from({ length: 40 }, (_, n) =>
    sumsOf({ variant: 'v1', segment: `s${n}/-`, visitors: n + 1, converted: 0 }),
  );
  const segments = Object.keys(learned(sums, banditPlan(ids)).segments);
  expect(segments).toHaveLength(10);
  expect(segments[0]).toBe('s39/-');
});

describe('tastes that nobody could tell apart', () => {
  const of = (taste: string, visitors: number, variant = 'a', stage = 'new') =>
    sumsOf({ variant, visitors, converted: Math.round(visitors * 0.02), segment: `${stage}/${taste}` });
  const tastes = (count: number, visitors: number, name: string) =>
    Array.from({ length: count }, (_, n) => of(`${name}${n}`, visitors, VARIANTS[n % VARIANTS.length]));
  const known = (slot: LearnedSlot) => Object.keys(slot.segments).map((segment) => segment.split('/')[1]);

  test('up to TASTES_MAX, each has its own beliefs; of more, those with the most visitors', () => {
    const most = tastes(TASTES_MAX, 500, 'real');
    const nobody = of(NO_TASTE, 3);
    expect(known(learned([...most, nobody]))).toHaveLength(TASTES_MAX + 1);
    const names = known(learned([...tastes(6000, 1, 'forged'), ...most, nobody]));
    expect(new Set(names)).toEqual(new Set([NO_TASTE, ...most.map(({ segment }) => segment.split('/')[1])]));
  });

  test('a visitor counts for the taste, whatever the stage, day and variant', () => {
    const split = ['a', 'b', 'c'].flatMap((variant) =>
      ['new', 'regular'].map((stage) => of('split', 90, variant, stage)),
    );
    expect(known(learned([...tastes(TASTES_MAX, 500, 'real'), ...split]))).toContain('split');
  });

  test('the rest count for the whole', () => {
    const real = VARIANTS.flatMap((variant) => of('real', 1000, variant));
    const rest = tastes(3 * TASTES_MAX, 100, 'forged').map((each) =>
      each.variant === 'b' ? { ...each, converted: 30 } : each,
    );
    const [without, withRest] = [learned(real), learned([...real, ...rest])];
    expect(rateOf(withRest.whole['b']!)).toBeGreaterThan(1.2 * rateOf(without.whole['b']!));
    expect(rateOf(withRest.segments['new/real']!['b']!)).toBeGreaterThan(
      rateOf(without.segments['new/real']!['b']!),
    );
  });

  test('sums of few tastes are left as they are', () => {
    const sums = tastes(TASTES_MAX, 40, 'real');
    expect(withFewTastes(sums)).toBe(sums);
    expect(withFewTastes([...sums, of('one-more', 39)]).at(-1)?.segment).toBe(`new/${REST}`);
  });
});
