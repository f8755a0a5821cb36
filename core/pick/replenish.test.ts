import { expect, test } from 'vitest';
import type { Gap } from '../lessons/item-lessons.ts';
import type { PlanInput } from '../plan/plan.ts';
import { DAY, idsOf, inputOf, lessonsOf, NOW, shopOf, visitorOf, whyOf } from './demo-shop.laws.ts';
import { replenish } from './replenish.ts';

/** Coffee is used up in 28 days, says the feed; a candle in 60; the shredder lasts 2,920. */
function after(bought: Record<string, number[]>, gap?: Gap) {
  const lessons = gap ? Object.keys(bought).map((item) => lessonsOf(item, { gap })) : [];
  return replenish(inputOf({ profile: visitorOf({ bought }), catalog: shopOf({ lessons }) }));
}
const isDue = (picked: ReturnType<typeof after>) => 'items' in picked;

test('9: the coffee is due from the day on which the feed says that it is used up, until three times that', () => {
  expect(isDue(after({ 'morning-house': [27.9] }))).toBe(false);
  expect(isDue(after({ 'morning-house': [28] }))).toBe(true);
  expect(isDue(after({ 'morning-house': [84] }))).toBe(true);
  expect(isDue(after({ 'morning-house': [84.1] }))).toBe(false);
  expect(whyOf(after({ 'morning-house': [30] }))).toBe(
    'You bought it on 2 August, and it may be running out.',
  );
});

test('9: three bags last three times as long', () => {
  const profile = visitorOf({ bought: { 'morning-house': [40] } });
  expect(idsOf(replenish(inputOf({ profile })))).toEqual(['morning-house']);
  profile.bought['morning-house']![0]!.quantity = 3;
  expect(isDue(replenish(inputOf({ profile: { ...profile } })))).toBe(false);
});

test('9: the visitor’s own pace goes before the feed’s', () => {
  const own = (last: number) => after({ 'morning-house': [last + 100, last + 50, last] });
  expect(isDue(own(30))).toBe(false);
  expect(isDue(own(39))).toBe(false);
  expect(isDue(own(41))).toBe(true);
  expect(isDue(own(150))).toBe(true);
  expect(isDue(own(151))).toBe(false);
  expect(whyOf(own(41))).toBe('You buy it from time to time, last on 22 July.');
});

test('9: everyone’s pace goes before the feed’s, where enough have come back', () => {
  const gap = { daysEarly: 20, days: 60, n: 9 };
  expect(isDue(after({ 'morning-house': [30] }, gap))).toBe(false);
  expect(isDue(after({ 'morning-house': [60] }, gap))).toBe(true);
  expect(whyOf(after({ 'morning-house': [60] }, gap))).toMatch(/others have come back for it by now\.$/);
  expect(isDue(after({ 'morning-house': [30] }, { ...gap, n: 2 }))).toBe(true);
});

test('never before it may be spoken of again', () => {
  const gap = { daysEarly: 60, days: 60, n: 9 };
  const lessons = [lessonsOf('morning-house', { gap })];
  const profile = visitorOf({ bought: { 'morning-house': [50] } });
  expect(isDue(replenish(inputOf({ profile, catalog: shopOf({ lessons }) })))).toBe(false);
});

test('9: a shredder is due when its life is over, and not before', () => {
  expect(isDue(after({ 'quill-shredder': [2919] }))).toBe(false);
  expect(idsOf(after({ 'quill-shredder': [2921] }))).toEqual(['quill-shredder']);
  expect(whyOf(after({ 'quill-shredder': [2921] }))).toMatch(
    /^You bought it on \d+ \w+ 20\d\d, and it may be time for a new one\.$/,
  );
});

const trip = shopOf().item('lisbon')!;
function afterTrip(item: Partial<typeof trip>, more: { gap?: Gap; plan?: PlanInput['categories'] } = {}) {
  const items = [{ ...trip, ...item }];
  const lessons = more.gap ? [lessonsOf('lisbon', { gap: more.gap })] : [];
  const profile = visitorOf({ bought: { lisbon: [400] } });
  const plan = { categories: more.plan };
  return replenish(inputOf({ profile, catalog: shopOf({ items, lessons }), ...(more.plan && { plan }) }));
}

test('what nobody says wears out or runs out is not due, nor what nearly nobody comes back for', () => {
  const thing = { experience: false };
  expect(isDue(afterTrip(thing))).toBe(false);
  expect(isDue(afterTrip(thing, { gap: { daysEarly: 300, days: 300, n: 3 } }))).toBe(true);
  expect(isDue(afterTrip(thing, { gap: { daysEarly: 365, days: 365, n: 3 } }))).toBe(false);
});

test('the plan’s categories say it where the feed does not', () => {
  const plan = { 'City trips': { replenishDays: 200 } };
  expect(isDue(afterTrip({ experience: false }, { plan }))).toBe(true);
  expect(isDue(afterTrip({ experience: false }, { plan: { 'City trips': { replenishDays: 100 } } }))).toBe(
    false,
  );
});

test('11: what was done is done', () => {
  const plan = { 'City trips': { replenishDays: 200 } };
  expect(isDue(afterTrip({ experience: true }, { plan }))).toBe(false);
});

test('the most overdue for its pace comes first', () => {
  expect(idsOf(after({ fig: [70], 'morning-house': [60], 'brel-truffles': [100] }))).toEqual([
    'morning-house',
    'fig',
    'brel-truffles',
  ]);
});

test('what came back, or was bought since in another colour, is not due', () => {
  const profile = visitorOf({
    bought: { 'morning-house': [40] },
    fates: { o40: { returnedAt: NOW - 30 * DAY } },
  });
  expect(idsOf(replenish(inputOf({ profile })))).toMatch(/has bought nothing that they have kept/);
  expect(isDue(after({ 'pia-sage': [600] }))).toBe(true);
  expect(isDue(after({ 'pia-sage': [600], 'pia-chalk': [10] }))).toBe(false);
});

test('with nobody known, nothing is known to run out', () => {
  expect(idsOf(replenish(inputOf()))).toMatch(/^Nobody is known/);
});
