import { expect, test } from 'vitest';
import type { Context } from '../decide/context.ts';
import { newProfile, type ItemMemory, type Profile } from '../profile/profile.ts';
import { FOCUS_ITEMS_MAX, rankFocus } from './rank-focus.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;

const seen = (...times: number[]): ItemMemory => ({ seen: times, touched: times.at(-1) ?? 0 });
const at = (itemId?: string): Context => ({
  now: NOW,
  session: 's',
  page: { url: 'https://shop.example/', path: '/', busy: [], ...(itemId !== undefined && { itemId }) },
  consent: { personalization: 'granted', analytics: 'granted' },
  gpc: false,
});
function ranked(items: Record<string, ItemMemory>, itemId?: string): string[] {
  const visits = [{ id: 's', start: NOW - 10 * MINUTE, last: NOW, pages: 3, activeMs: 60_000 }];
  const profile: Profile = { ...newProfile('v'), items, visits };
  return rankFocus(profile, at(itemId)).map((rank) => rank.item);
}

test('with nobody known it is the item of the page, if any', () => {
  expect(rankFocus(null, at('red')).map((rank) => rank.item)).toEqual(['red']);
  expect(rankFocus(null, at())).toEqual([]);
});

test('with nothing looked at it is nothing', () => {
  expect(ranked({})).toEqual([]);
});

test('five visits to one dress outweigh a new look at another', () => {
  const rose = seen(...[5, 4, 3, 2, 1].map((days) => NOW - days * DAY));
  expect(ranked({ rose, red: seen(NOW - MINUTE) })).toEqual(['rose', 'red']);
});

test('what is being read right now wins over all of the past', () => {
  const rose = { ...seen(...[5, 4, 3, 2, 1].map((days) => NOW - days * DAY)), basketAt: NOW - DAY };
  const red = { ...seen(NOW - MINUTE), regions: { reviews: NOW - 1000 } };
  expect(ranked({ rose, red }, 'red')).toEqual(['red', 'rose']);
  expect(ranked({ rose, red })).toEqual(['rose', 'red']);
});

test('what was read in an earlier visit is not being read now', () => {
  const rose = seen(NOW - 3 * MINUTE, NOW - 2 * MINUTE, NOW - MINUTE);
  const red = { ...seen(NOW - MINUTE), regions: { reviews: NOW - DAY } };
  expect(ranked({ rose, red }, 'red')).toEqual(['rose', 'red']);
});

test('effort counts more than passing by', () => {
  const passedBy = seen(NOW - 2 * MINUTE);
  const at = NOW - 2 * MINUTE;
  for (const effort of [
    { regions: { 'size-guide': at } },
    { regions: { stock: at } },
    { basketAt: at },
    { variant: { value: 'M', at }, variantBefore: { value: 'S', at } },
  ]) {
    expect(ranked({ a: passedBy, b: { ...passedBy, ...effort } }), JSON.stringify(effort)).toEqual([
      'b',
      'a',
    ]);
  }
});

test('what was put back no longer counts as in the basket', () => {
  const inBasket = { ...seen(NOW - 2 * DAY), basketAt: NOW - 2 * DAY };
  const later = seen(NOW - MINUTE);
  expect(ranked({ inBasket, later })).toEqual(['inBasket', 'later']);
  expect(ranked({ inBasket: { ...inBasket, putBackAt: NOW - DAY }, later })).toEqual(['later', 'inBasket']);
});

test('what was bought is left out, also on its own page', () => {
  const bought = { ...seen(NOW - MINUTE), regions: { reviews: NOW }, boughtAt: NOW - DAY };
  expect(ranked({ bought }, 'bought')).toEqual([]);
});

test('"not for me" is left out until it is looked at again', () => {
  const no = { ...seen(NOW - DAY), notForMeAt: NOW - DAY + 1 };
  expect(ranked({ no })).toEqual([]);
  expect(ranked({ no: { ...no, seen: [NOW - DAY, NOW] } })).toEqual(['no']);
});

test('a single look is forgotten after two weeks', () => {
  expect(ranked({ once: seen(NOW - 12 * DAY) })).toEqual(['once']);
  expect(ranked({ once: seen(NOW - 14 * DAY) })).toEqual([]);
});

test('a page whose view is not folded yet counts as a look', () => {
  expect(ranked({}, 'red')).toEqual(['red']);
});

test('there are never more than a strip of them', () => {
  const items = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`i${n}`, seen(NOW)]));
  expect(ranked(items)).toHaveLength(FOCUS_ITEMS_MAX);
});

const order = (at: number) => [{ order: 'o', at, quantity: 1 }];

test('what was bought is left out by the shop’s word alone', () => {
  const items = { mat: seen(NOW - DAY) };
  expect(foci({ items, bought: { mat: order(NOW - 2 * DAY) } })).toEqual([]);
  expect(foci({ bought: { mat: order(NOW - 2 * DAY) } }, 'mat')).toEqual([]);
  expect(foci({ items, bought: { block: order(NOW - 2 * DAY) } })).toEqual(['mat']);
});

test('what came back is left out until it is looked at again', () => {
  const bought = { dress: order(NOW - 9 * DAY) };
  const fates = { o: { returnedAt: NOW - 3 * DAY } };
  const dress = { ...seen(NOW - 10 * DAY, NOW - 4 * DAY), boughtAt: NOW - 9 * DAY };
  expect(foci({ items: { dress }, bought, fates })).toEqual([]);
  expect(foci({ items: { dress: { ...dress, seen: [NOW - DAY] } }, bought, fates })).toEqual(['dress']);
  const alone = { ...dress, returnedAt: NOW - 3 * DAY };
  expect(foci({ items: { dress: alone } })).toEqual([]);
  expect(foci({ items: { dress: { ...alone, seen: [NOW - DAY] } } })).toEqual(['dress']);
});

test('an order that was called off leaves things as they were', () => {
  const dress = { ...seen(NOW - 2 * DAY, NOW - DAY), boughtAt: NOW - DAY };
  const fates = { o: { cancelledAt: NOW - 1000 } };
  expect(foci({ items: { dress }, bought: { dress: order(NOW - DAY) }, fates })).toEqual(['dress']);
});

function foci(parts: Partial<Profile>, itemId?: string): string[] {
  return rankFocus({ ...newProfile('v'), ...parts }, at(itemId)).map((rank) => rank.item);
}
