import { expect, test } from 'vitest';
import { rememberAssigned } from '../outcomes/remember-assigned.ts';
import { merge } from '../profile/merge.ts';
import { newProfile, type Profile } from '../profile/profile.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rule } from '../plan/rule.ts';
import type { Served } from '../outcomes/served.ts';
import { decideAll } from './decide-all.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';

const visitors = Array.from({ length: 400 }, (_, n) => `visitor-${n}`);

interface Shares {
  site?: number;
  slot?: number;
  weights?: Record<string, number>;
}

/** A slot in which an experiment gives visitors by these weights. */
function planWith({ site = 0, slot = 0, weights = { a: 1, b: 1 } }: Shares): Plan {
  const variants = bannersOf(Object.keys(weights)).variants.map((variant) => ({
    ...variant,
    weight: weights[variant.id] ?? 0,
  }));
  const hero = { kind: 'content' as const, policy: { kind: 'experiment' as const }, holdout: slot, variants };
  return planOf({ hero }, { holdout: site });
}

function served(plan: Plan, profile: Profile, later = 0): Served {
  const world = worldOf(plan, { profile, visitor: profile.origin });
  const { records } = decideAll({ ...world, context: { ...world.context, now: MOMENT + later } });
  const [found] = records.flatMap(({ record }) => record().served ?? []);
  if (found === undefined) throw new Error('Somebody is shown something, or held out of it.');
  return found;
}

/** Everybody as they are once this plan has been decided by. */
function met(plan: Plan, profiles: readonly Profile[] = visitors.map(newProfile)): Profile[] {
  return profiles.map((profile) => rememberAssigned(profile, [served(plan, profile)]));
}

const placeOf = ({ arm, variant }: Served) => `${arm}/${variant}`;
const placesOf = (plan: Plan, profiles: readonly Profile[]) =>
  profiles.map((profile) => placeOf(served(plan, profile, 1)));

test.each<[string, Shares]>([
  ['a lower holdout of the site', { site: 0.05 }],
  ['a higher one', { site: 0.6 }],
  ['a lower holdout of the slot', { slot: 0.1 }],
  ['a higher one', { slot: 0.9 }],
  ['other weights', { weights: { a: 1, b: 20 } }],
  ['one variant more', { weights: { a: 1, b: 1, c: 5 } }],
  ['all at once', { site: 0.4, slot: 0.1, weights: { c: 9, b: 1, a: 3 } }],
])('%s moves nobody who is assigned already', (_, change) => {
  const before = { site: 0.2, slot: 0.4, weights: { a: 1, b: 1 } };
  const after = planWith({ ...before, ...change });
  const known = met(planWith(before));
  const places = placesOf(planWith(before), known);
  expect(new Set(places).size).toBe(6);
  expect(placesOf(after, known)).toEqual(places);
  expect(placesOf(after, visitors.map(newProfile)), 'newcomers go by the new shares').not.toEqual(places);
});

test('what is told of the chances is what they were when chance decided', () => {
  const [before, after] = [
    planWith({ site: 0.2, slot: 0.4, weights: { a: 1, b: 1 } }),
    planWith({ site: 0.05, slot: 0.5, weights: { a: 1, b: 20, c: 3 } }),
  ];
  for (const profile of met(before)) {
    const now = served(after, profile, 1);
    const then = served(before, newProfile(profile.origin));
    const { share, shares, site, slot } = now.draw ?? {};
    expect({ share, shares, site }).toEqual({ share: 0.5, shares: { a: 0.5, b: 0.5 }, site: 0.2 });
    // Whom the site holds out, the slot had no word about yet.
    const isOut = now.arm === 'site_control';
    expect(slot).toBe(isOut ? 0.5 : 0.4);
    expect(now.propensity).toBeCloseTo(isOut ? 1 - 0.8 * 0.5 : then.propensity);
  }
});

test('a holdout of 0 or 1 and a weight of 0 are no draws but decisions, and hold for everybody', () => {
  const known = met(planWith({ site: 0.2, slot: 0.4 }));
  const arms = (shares: Shares) =>
    new Set(known.map((profile) => served(planWith({ ...shares }), profile, 1).arm));
  expect(arms({ site: 0, slot: 0 })).toEqual(new Set(['shown']));
  expect(arms({ site: 1 })).toEqual(new Set(['site_control']));
  expect(arms({ site: 0, slot: 1 })).toEqual(new Set(['control']));
  const stopped = planWith({ weights: { a: 0, b: 1, c: 1 } });
  const moved = known.map((profile) => served(stopped, profile, 1));
  expect(new Set(moved.map(({ variant }) => variant))).toEqual(new Set(['b', 'c']));
  const back = known.map((profile, at) => rememberAssigned(profile, moved.slice(at, at + 1)));
  expect(placesOf(planWith({ site: 0.2, slot: 0.4 }), back), 'and those of a are with a again').toEqual(
    placesOf(planWith({ site: 0.2, slot: 0.4 }), known),
  );
});

test('who came while nobody was held out is drawn once somebody is', () => {
  const known = met(planWith({}));
  const now = placesOf(planWith({ site: 0.3 }), known);
  const out = now.filter((place) => place.startsWith('site_control')).length;
  // Four standard errors of 30% of 400.
  expect(Math.abs(out / visitors.length - 0.3)).toBeLessThan(0.092);
});

test('of two devices of a person the one that was assigned first says where they are', () => {
  const plan = planWith({ site: 0.5, slot: 0.5 });
  const later = planWith({ site: 0.4, slot: 0.6, weights: { a: 5, b: 1 } });
  const at = (visitor: string, when: number) => {
    const profile = newProfile(visitor);
    return rememberAssigned(profile, [served(plan, profile, when)]);
  };
  for (const [n, visitor] of visitors.slice(0, 100).entries()) {
    const [first, second] = [at(visitor, 0), at(`other-${n}`, 1000)];
    const place = placeOf(served(plan, first, 2000));
    // The slot's side is open while the site holds the first out; then the second's counts, where it has one.
    expect(placeOf(served(later, merge(first, second), 2000))).toBe(place);
    expect(placeOf(served(later, merge(second, first), 2000))).toBe(place);
  }
});

test('who is with a variant that may not be shown to them now is back with it when it may', () => {
  const only = (audience?: Rule) => {
    const [a, b, c] = bannersOf(['a', 'b', 'c']).variants;
    if (!a || !b || !c) throw new Error('three variants');
    const policy = { kind: 'experiment' as const };
    return planOf({
      hero: { kind: 'content', policy, variants: [{ ...a, ...(audience && { audience }) }, b, c] },
    });
  };
  const [all, some] = [only(), only({ fact: 'orders.count', is: '>', value: 5 })];
  const known = met(all);
  const between = met(some, known);
  expect(new Set(between.map((profile) => served(some, profile, 1).variant))).toEqual(new Set(['b', 'c']));
  expect(placesOf(all, between)).toEqual(placesOf(all, known));
});

test('a reason says that it was kept, and with which share it was given', () => {
  const [before, after] = [planWith({}), planWith({ weights: { a: 1, b: 3 } })];
  const [profile] = met(before);
  const { decisions } = decideAll(worldOf(after, { profile: profile ?? null, visitor: 'visitor-0' }));
  expect(decisions[0]?.reason).toEqual({
    code: 'experiment',
    words: 'Assigned by the experiment when it gave this to 50% of visitors, and kept.',
    numbers: { share: 0.5 },
  });
});

test('shares are told of those that chance could have kept a visitor with: a variant that was stopped is not among them', () => {
  const [before, stopped] = [
    planWith({ weights: { a: 1, b: 1, c: 2 } }),
    planWith({ weights: { a: 1, b: 1, c: 0 } }),
  ];
  for (const profile of met(before)) {
    const then = served(before, profile, 1);
    expect(then.draw?.shares).toEqual({ a: 0.25, b: 0.25, c: 0.5 });
    const now = served(stopped, profile, 1);
    // Whoever was with c is drawn anew, and differs by nothing but chance from who was with the others.
    expect(now.draw).toEqual({ site: 0, slot: 0, share: 0.5, shares: { a: 0.5, b: 0.5 } });
    expect(now.propensity).toBe(0.5);
    const alone = served(planWith({ weights: { a: 0, b: 0, c: 1, [then.variant]: 1 } }), profile, 1);
    if (then.variant === 'c') expect(alone.draw, 'with nobody to compare with').toEqual({ site: 0, slot: 0 });
    // What is remembered stays whole.
    const again = served(before, rememberAssigned(profile, [now]), 2);
    expect(placeOf(again)).toBe(placeOf(then));
    expect(again.draw).toEqual(then.draw);
  }
});

test('with more places than there is room for, those that chance decided first stay, and the others cost no writes', () => {
  const slots = (holdout: number) =>
    Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [
        `a-place-with-quite-a-long-name-${n}`,
        bannersOf(['one', 'two', 'three'], { policy: { kind: 'experiment' }, holdout }),
      ]),
    );
  const all = (plan: Plan, profile: Profile) => {
    const world = worldOf(plan, { profile, visitor: profile.origin });
    return decideAll(world).records.flatMap(({ record }) => record().served ?? []);
  };
  const before = planOf(slots(0.5));
  const empty = newProfile('anna');
  const profile = rememberAssigned(empty, all(before, empty));
  const known = Object.keys(profile.assigned ?? {});
  expect(known.length).toBeGreaterThan(10);
  expect(known.length).toBeLessThan(40);
  expect(rememberAssigned(profile, all(before, profile))).toBe(profile);
  const stays = all(planOf(slots(0.05)), profile).filter(({ slot }) => known.includes(slot));
  expect(stays.map(({ arm }) => arm)).toEqual(
    all(before, profile)
      .filter(({ slot }) => known.includes(slot))
      .map(({ arm }) => arm),
  );
});
