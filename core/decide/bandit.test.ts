import { expect, test } from 'vitest';
import type { Learned } from '../learn/learned.ts';
import { newProfile } from '../profile/profile.ts';
import { decideAll } from './decide-all.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';
import { replay } from './replay.ts';

const plan = planOf({ hero: bannersOf(['a', 'b', 'c'], { policy: { kind: 'bandit' } }) });
const worth = (successes: number) => ({
  alpha: successes,
  beta: 1000 - successes,
  value: 3000,
  valueSd: 100,
});
/** For all, a is the best by far; for those who are back, b is. */
const learned: Learned = {
  at: MOMENT,
  slots: {
    hero: {
      goal: 'margin',
      whole: { a: worth(60), b: worth(20), c: worth(20) },
      segments: { 'considering/-': { a: worth(20), b: worth(60), c: worth(20) } },
    },
  },
};
const visitors = Array.from({ length: 300 }, (_, n) => `visitor-${n}`);
const back = (visitor: string) => ({
  ...newProfile(visitor),
  visits: [1, 2].map((n) => ({
    id: `v${n}`,
    start: MOMENT - n * 86_400_000,
    last: MOMENT,
    pages: 3,
    activeMs: 9000,
  })),
});
const shareOf = (shown: readonly (string | undefined)[], variant: string) =>
  shown.filter((each) => each === variant).length / shown.length;

test('what is best for people like this one is shown to nearly all of them, and the rest is not given up', () => {
  const shown = visitors.map((visitor) => decideAll({ ...worldOf(plan, { visitor }), learned }).decisions[0]);
  expect(
    shareOf(
      shown.map((each) => each?.variant),
      'a',
    ),
  ).toBeGreaterThan(0.9);
  for (const each of shown) {
    expect(each?.reason.code).toBe('bandit');
    expect(each?.reason.numbers?.['segment']).toBe('new/-');
    expect(each?.propensity).toBeCloseTo(Number(each?.reason.numbers?.['share']));
    // The plan explores with 5%, divided by three.
    expect(each?.propensity).toBeGreaterThanOrEqual(0.05 / 3 - 1e-12);
  }
  const returned = visitors.map(
    (visitor) =>
      decideAll({ ...worldOf(plan, { visitor, profile: back(visitor) }), learned }).decisions[0]?.variant,
  );
  expect(shareOf(returned, 'b')).toBeGreaterThan(0.9);
});

test('the propensities are the probabilities with which variants are shown', () => {
  const even: Learned = {
    at: MOMENT,
    slots: { hero: { goal: 'click', whole: { a: worth(30), b: worth(26), c: worth(20) }, segments: {} } },
  };
  const many = Array.from({ length: 4000 }, (_, n) => `v-${n}`);
  const decisions = many.map(
    (visitor) => decideAll({ ...worldOf(plan, { visitor }), learned: even, explaining: false }).decisions[0],
  );
  for (const variant of ['a', 'b', 'c']) {
    const own = decisions.filter((each) => each?.variant === variant);
    const said = own[0]?.propensity ?? 0;
    // Four standard errors.
    const slack = 4 * Math.sqrt((said * (1 - said)) / many.length);
    expect(Math.abs(own.length / many.length - said)).toBeLessThan(slack);
  }
});

test('a visit stays with its variant, and another visit may bring another', () => {
  const even: Learned = {
    at: MOMENT,
    slots: { hero: { goal: 'click', whole: { a: worth(30), b: worth(30), c: worth(30) }, segments: {} } },
  };
  const shownIn = (session: string, seed: number) => {
    const world = worldOf(plan, { seed });
    return decideAll({ ...world, context: { ...world.context, session }, learned: even }).decisions[0]
      ?.variant;
  };
  const sessions = Array.from({ length: 30 }, (_, n) => `visit-${n}`);
  const shown = sessions.map((session) => shownIn(session, 1));
  expect(sessions.map((session) => shownIn(session, 2))).toEqual(shown);
  expect(new Set(shown).size).toBe(3);
});

test('what the visitor is tired of gives way, and comes back when it has rested', () => {
  const seen = (daysAgo: number) => ({
    ...newProfile('anna'),
    showings: {
      'hero/a': {
        shown: [daysAgo + 0.2, daysAgo].map((days) => MOMENT - days * 86_400_000),
        dismissed: [],
      },
    },
  });
  const shareOfA = (daysAgo: number) =>
    decideAll({ ...worldOf(plan, { profile: seen(daysAgo) }), learned }).explanations[0]?.policy.shares?.[
      'a'
    ];
  expect(shareOfA(0.1)).toBeLessThan(0.5);
  expect(shareOfA(40)).toBeGreaterThan(0.9);
});

test('a decision is made again from its record alone', () => {
  for (const visitor of visitors.slice(0, 50)) {
    const profile = back(visitor);
    const { decisions, records } = decideAll({ ...worldOf(plan, { visitor, profile }), learned });
    const record = JSON.parse(JSON.stringify(records[0]?.record()));
    expect(replay(record, plan)).toEqual(decisions[0]);
    expect(record.served).toMatchObject({
      slot: 'hero',
      arm: 'shown',
      variant: decisions[0]?.variant,
      segment: 'considering/-',
      propensity: decisions[0]?.propensity,
      shares: { a: expect.any(Number), b: expect.any(Number), c: expect.any(Number) },
    });
  }
});
