import { expect, test } from 'vitest';
import { newProfile } from '../profile/profile.ts';
import { decideAll } from './decide-all.ts';
import { bannersOf, MOMENT, planOf, worldOf } from './plain-world.laws.ts';
import { replay } from './replay.ts';
import { SOFT_MANNERS, sparedManner } from './spared.ts';

const visitors = Array.from({ length: 3000 }, (_, n) => `visitor-${n}`);
const withShare = (share: number, holdout = 0) =>
  planOf({ hero: bannersOf(['pralines'], { holdout }) }, { restraint: { share } });
/** Has seen it three times without a word. */
const tired = (visitor: string) => ({
  ...newProfile(visitor),
  showings: {
    'hero/pralines': { shown: [3, 2, 1].map((hours) => MOMENT - hours * 3_600_000), dismissed: [] },
  },
});
const decided = (plan: ReturnType<typeof withShare>, visitor: string) => {
  const { decisions, records } = decideAll(worldOf(plan, { visitor, profile: tired(visitor) }));
  return { decision: decisions[0], record: records[0]?.record() };
};

test('by default nobody is spared a manner', () => {
  const plan = withShare(0);
  for (const visitor of visitors.slice(0, 300)) {
    expect(sparedManner(visitor, plan)).toBeUndefined();
    const { decision, record } = decided(plan, visitor);
    expect(decision).toMatchObject({ action: 'default', reason: { code: 'fatigued' } });
    expect(record?.served).toMatchObject({ arm: 'held', manner: 'fatigued', variant: '', atOnce: true });
  }
});

test('a share of visitors is spared one soft manner, always the same, and a larger share adds to them', () => {
  const [two, one] = [withShare(0.02), withShare(0.01)];
  const spared = visitors.filter((visitor) => sparedManner(visitor, two) !== undefined);
  // Four standard errors of 2% of 3,000.
  expect(Math.abs(spared.length - 60)).toBeLessThan(31);
  for (const visitor of visitors) {
    const before = sparedManner(visitor, one);
    if (before !== undefined) expect(sparedManner(visitor, two)).toBe(before);
  }
  expect(new Set(spared.map((visitor) => sparedManner(visitor, two)))).toEqual(new Set(SOFT_MANNERS));
});

test('who is spared it sees what others are not shown, and only for that manner', () => {
  const plan = withShare(0.02);
  for (const visitor of visitors) {
    const spared = sparedManner(visitor, plan);
    if (spared === undefined) continue;
    const { decision, record } = decided(plan, visitor);
    if (spared === 'fatigued') {
      expect(decision).toMatchObject({ action: 'show', variant: 'pralines' });
      expect(record?.served).toMatchObject({ arm: 'lifted', manner: 'fatigued', variant: 'pralines' });
      expect(record && replay(record, plan)).toEqual(decision);
    } else {
      expect(decision).toMatchObject({ action: 'default', reason: { code: 'fatigued' } });
      expect(record?.served).toMatchObject({ arm: 'held', manner: 'fatigued' });
    }
  }
});

test('who is held out is spared nothing, and counts for no manner', () => {
  const plan = withShare(0.02, 0.5);
  let heldOut = 0;
  for (const visitor of visitors) {
    const { decision, record } = decided(plan, visitor);
    if (record?.served !== undefined) continue;
    heldOut += 1;
    expect(decision).toMatchObject({ action: 'default', reason: { code: 'fatigued' } });
  }
  expect(Math.abs(heldOut / visitors.length - 0.5)).toBeLessThan(0.04);
});

test('consent, prices, deliveries and what was refused are never among them', () => {
  for (const hard of [
    'consent',
    'cheaper_than_paid',
    'needless_discount',
    'not_delivered',
    'open_case',
    'just_bought',
    'dismissed',
    'against_stated_interest',
    'too_familiar',
    'quiet_hours',
  ])
    expect(SOFT_MANNERS).not.toContain(hard);
});

test('the chance of being spared is part of the propensity', () => {
  const plan = withShare(0.02);
  for (const visitor of visitors.slice(0, 1000)) {
    const { record } = decided(plan, visitor);
    const isSpared = record?.served?.arm === 'lifted';
    expect(record?.served?.propensity).toBeCloseTo(isSpared ? 0.02 / 5 : 1 - 0.02 / 5);
  }
});
