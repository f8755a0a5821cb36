import { expect, test } from 'vitest';
import { newProfile, type Profile } from '../profile/profile.ts';
import { ALL_MANNERS_OFF } from './arbitrary-worlds.laws.ts';
import { decideAll } from './decide-all.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';

const visitors = Array.from({ length: 400 }, (_, n) => `visitor-${n}`);
const invitation = { kind: 'invitation' as const };

/** Has looked round, and hesitates. */
const hesitating: Profile = {
  ...newProfile('anna'),
  visits: [{ id: 'visit', start: MOMENT - 300_000, last: MOMENT, pages: 4, activeMs: 120_000 }],
  items: { dress: { seen: [MOMENT - 200_000], touched: MOMENT } },
  traces: [
    { kind: 'read_size_guide', at: MOMENT - 60_000, item: 'dress' },
    { kind: 'checked_stock', at: MOMENT - 1000, item: 'dress' },
  ],
};

test('a slot that the plan does not have is left as it is', () => {
  const world = { ...worldOf(planOf({})), slots: ['home-hero', '__proto__'] };
  const { decisions } = decideAll(world);
  expect(decisions.map(({ slot, action, reason }) => [slot, action, reason.code])).toEqual([
    ['home-hero', 'default', 'no_slot'],
    ['__proto__', 'default', 'no_slot'],
  ]);
});

test('with all manners off an invitation is given at once, to whoever it is', () => {
  const plan = planOf({ chat: bannersOf(['hello'], invitation) }, { manners: ALL_MANNERS_OFF });
  const { decisions } = decideAll({ ...worldOf(plan), slots: [] });
  expect(decisions[0]).toMatchObject({
    slot: 'chat',
    action: 'show',
    variant: 'hello',
    reason: { code: 'pinned' },
  });
});

test('a new visitor is not asked, one who hesitates is, one who hesitates and types is not', () => {
  const plan = planOf({ chat: bannersOf(['hello'], invitation) });
  const chat = (more: Parameters<typeof worldOf>[1]) => {
    const { action, reason } = decideAll(worldOf(plan, more)).decisions[0] ?? {};
    return [action, reason?.code];
  };
  expect(chat({ profile: null })).toEqual(['hold', 'getting_bearings']);
  expect(chat({ profile: newProfile('anna') })).toEqual(['hold', 'getting_bearings']);
  expect(chat({ profile: { ...hesitating, traces: [] } })).toEqual(['hold', 'no_intent']);
  expect(chat({ profile: hesitating })).toEqual(['show', 'pinned']);
  expect(chat({ profile: hesitating, page: { busy: ['typing'] } })).toEqual(['hold', 'busy']);
  const shown = { 'chat/hello': { shown: [MOMENT - 1], dismissed: [] } };
  expect(chat({ profile: { ...hesitating, showings: shown } })).toEqual(['hold', 'capped']);
  const sentAway = { 'chat/hello': { shown: [MOMENT - 2], dismissed: [MOMENT - 1] } };
  expect(chat({ profile: { ...hesitating, showings: sentAway } })).toEqual(['hold', 'dismissed']);
});

test('of two invitations the first in the plan is given, however the page asks', () => {
  const plan = planOf({ chat: bannersOf(['a'], invitation), 'pop-up': bannersOf(['b'], invitation) });
  const world = worldOf(plan, { profile: hesitating });
  for (const slots of [['pop-up', 'chat'], ['pop-up'], []]) {
    const { decisions } = decideAll({ ...world, slots });
    const said = decisions.map(({ slot, action, reason }) => [slot, action, reason.code]);
    expect(said).toEqual([
      ['chat', 'show', 'pinned'],
      ['pop-up', 'hold', 'busy'],
    ]);
  }
});

test('something fresh takes the place of what begins to tire, among those that a person has put on a level', () => {
  const plan = planOf({ hero: bannersOf(['pralines', 'candle']) });
  const seen = (...daysAgo: number[]) => {
    const shown = daysAgo.map((days) => MOMENT - days * 24 * 3_600_000);
    const profile = { ...newProfile('anna'), showings: { 'hero/pralines': { shown, dismissed: [] } } };
    return decideAll(worldOf(plan, { profile })).decisions[0];
  };
  expect(seen(1)).toMatchObject({ variant: 'pralines' });
  expect(seen(2, 1)).toMatchObject({
    variant: 'candle',
    reason: { code: 'pinned', numbers: { insteadOf: 'pralines' } },
  });
  expect(seen(22, 21)).toMatchObject({ variant: 'pralines' });
});

test('pinned is the highest priority, and of several the first', () => {
  const [a, b, c] = bannersOf(['a', 'b', 'c']).variants;
  if (!a || !b || !c) throw new Error('three variants');
  const variants = [a, { ...b, priority: 5 }, { ...c, priority: 5 }];
  const { decisions } = decideAll(worldOf(planOf({ hero: { kind: 'content', variants } })));
  expect(decisions[0]).toMatchObject({ variant: 'b', propensity: 1, reason: { code: 'pinned' } });
});

test('an experiment keeps a visitor with one variant, and says with what probability', () => {
  const variants = bannersOf(['a', 'b']).variants.map((variant, index) => ({
    ...variant,
    weight: index + 1,
  }));
  const plan = planOf({ hero: { kind: 'content', policy: { kind: 'experiment' }, variants } });
  const decide = (visitor: string, seed: number) => decideAll(worldOf(plan, { visitor, seed })).decisions[0];
  const assigned = visitors.map((visitor) => {
    const decision = decide(visitor, 1);
    expect(decide(visitor, 2)?.variant).toBe(decision?.variant);
    expect(decision?.reason.code).toBe('experiment');
    expect(decision?.propensity).toBeCloseTo(decision?.variant === 'a' ? 1 / 3 : 2 / 3);
    return decision?.variant;
  });
  const share = assigned.filter((variant) => variant === 'a').length / visitors.length;
  // Four standard errors of a third of 400.
  expect(Math.abs(share - 1 / 3)).toBeLessThan(0.095);
});

test('where nobody is known the seed decides', () => {
  const plan = planOf({ hero: bannersOf(['a', 'b'], { policy: { kind: 'experiment' } }) });
  const variants = Array.from(
    { length: 40 },
    (_, seed) => decideAll(worldOf(plan, { visitor: '', seed })).decisions[0]?.variant,
  );
  expect(new Set(variants)).toEqual(new Set(['a', 'b']));
});

test('one that is left over where a policy would have chosen is the only choice', () => {
  const [a, b] = bannersOf(['a', 'b']).variants;
  if (!a || !b) throw new Error('two variants');
  const nobody = { fact: 'orders.count' as const, is: '>' as const, value: 5 };
  const slot = {
    kind: 'content' as const,
    policy: { kind: 'bandit' as const },
    variants: [{ ...a, audience: nobody }, b],
  };
  const { decisions } = decideAll(worldOf(planOf({ hero: slot })));
  expect(decisions[0]).toMatchObject({ variant: 'b', propensity: 1, reason: { code: 'only_choice' } });
});

test('a slot that has learned nothing yet divides equally, and says so', () => {
  const plan = planOf({ hero: bannersOf(['a', 'b'], { policy: { kind: 'bandit' } }) });
  const { decisions, explanations } = decideAll(worldOf(plan));
  expect(decisions[0]?.reason).toMatchObject({
    code: 'bandit',
    words: expect.stringMatching(/Nothing has been learned/),
  });
  expect(explanations[0]?.policy).toMatchObject({ kind: 'bandit', shares: { a: 0.5, b: 0.5 } });
});

test('the control group sees the default, and what it would have seen is told', () => {
  const plan = planOf(
    { hero: bannersOf(['a'], { holdout: 0.5 }), chat: bannersOf(['b'], invitation) },
    { holdout: 0.2 },
  );
  for (const visitor of visitors) {
    const { decisions } = decideAll(worldOf(plan, { visitor }));
    const [hero, chat] = decisions;
    // Nothing would have been shown there, so there is nothing to hold out of.
    expect(chat).toMatchObject({ action: 'hold', reason: { code: 'getting_bearings' }, propensity: 1 });
    if (hero?.action === 'show') expect(hero.propensity).toBeCloseTo(0.8 * 0.5);
    else {
      expect(hero).toMatchObject({
        action: 'default',
        reason: { code: 'control', numbers: { variant: 'a' } },
      });
      expect(hero?.propensity).toBeCloseTo(0.6);
      expect(hero).not.toHaveProperty('variant');
    }
  }
  const everybody = planOf({ chat: bannersOf(['b'], invitation) }, { holdout: 1 });
  const { decisions } = decideAll(worldOf(everybody, { profile: hesitating }));
  expect(decisions[0]).toMatchObject({ action: 'default', reason: { code: 'control' } });
});

test('the reason is that of the variant that came closest', () => {
  const [vip, all] = bannersOf(['vip', 'all'], invitation).variants;
  if (!vip || !all) throw new Error('two variants');
  const regulars = { fact: 'orders.count' as const, is: '>' as const, value: 5 };
  const variants = [{ ...vip, priority: 9, audience: regulars }, all];
  const plan = planOf({ chat: { ...invitation, variants }, empty: { kind: 'content', variants: [] } });
  const { decisions, explanations } = decideAll(worldOf(plan, { profile: newProfile('anna') }));
  const [empty, chat] = decisions;
  expect(chat?.reason).toMatchObject({
    code: 'getting_bearings',
    numbers: { variant: 'all', pages: 0, pagesMin: 2 },
  });
  expect(explanations[1]?.facts).toEqual({ 'orders.count': 0 });
  expect(empty?.reason).toEqual({ code: 'no_candidate', words: 'The slot has no variants.' });
});

test('what nothing can be found for is no candidate, in words', () => {
  const [banner] = bannersOf(['a']).variants;
  if (!banner) throw new Error('one variant');
  const variants = [{ ...banner, about: { pick: 'complements' as const } }];
  const { decisions, explanations } = decideAll(worldOf(planOf({ aside: { kind: 'content', variants } })));
  expect(decisions[0]?.reason).toMatchObject({
    code: 'no_candidate',
    words: 'Nothing is there for it to go with: no item on the page, none in the basket, none looked at.',
  });
  expect(explanations[0]?.candidates[0]).toMatchObject({ allowed: false, items: [] });
});

test('without consent the page’s own item is still spoken of, and nothing else', () => {
  const focus = {
    id: 'a',
    about: { pick: 'focus' as const },
    content: { kind: 'banner' as const, title: '{{item.title}}' },
  };
  const plan = planOf({ aside: { kind: 'content', variants: [focus] } });
  const world = worldOf(plan, { profile: hesitating, visitor: '' });
  const denied = (itemId?: string) => {
    const { page } = world.context;
    const context = {
      ...world.context,
      page: { ...page, ...(itemId !== undefined && { itemId }) },
      consent: { personalization: 'denied' as const, analytics: 'denied' as const },
    };
    return decideAll({ ...world, context }).decisions[0];
  };
  expect(denied('shoes')).toMatchObject({ action: 'show', variant: 'a' });
  expect(denied()).toMatchObject({ action: 'default', reason: { code: 'consent' } });
  expect(decideAll(world).decisions[0]).toMatchObject({ content: { title: 'The dress' } });
});

test('ids of decisions differ between slots, moments, visitors and seeds', () => {
  const plan = planOf({ a: bannersOf(['x']), b: bannersOf(['x']) });
  const world = worldOf(plan);
  const later = { ...world, context: { ...world.context, now: MOMENT + 1 } };
  const worlds = [world, { ...world, seed: 8 }, { ...world, visitor: 'berta' }, later];
  const ids = worlds.flatMap((each) => decideAll(each).decisions.map(({ id }) => id));
  expect(new Set(ids).size).toBe(8);
});

test('who is held out of the whole site would have been given one invitation, as others are', () => {
  const plan = planOf(
    { chat: bannersOf(['a'], invitation), 'pop-up': bannersOf(['b'], invitation) },
    { holdout: 0.5 },
  );
  const codes = visitors.map((visitor) =>
    decideAll({ ...worldOf(plan, { visitor, profile: hesitating }), slots: [] }).decisions.map(
      ({ reason }) => reason.code,
    ),
  );
  expect(new Set(codes.map(String))).toEqual(new Set(['pinned,busy', 'control,busy']));
});
