import { expect, test } from 'vitest';
import type { Source } from '../page-view.ts';
import { createUnion } from './union.ts';

const item = (item_id: string) => ({ items: [{ item_id }] });
/** `apart` ms pass between one saying and the next. */
const count = (said: [Source, string, object][], apart = 5000): number => {
  const union = createUnion();
  let now = 0;
  return said.filter(([source, name, params]) => union(source, name, { ...params }, (now += apart))).length;
};

test('what several sources say of one page is counted once, whatever their order', () => {
  const all: [Source, string, object][] = [
    ['track', 'view_item', item('a')],
    ['layer', 'view_item', item('a')],
    ['page', 'view_item', { ...item('a'), currency: 'EUR' }],
  ];
  expect(count(all)).toBe(1);
  expect(count([...all].reverse())).toBe(1);
});

test('a thing happened as often as the source that says it most often', () => {
  const track: [Source, string, object] = ['track', 'add_to_cart', item('a')];
  const layer: [Source, string, object] = ['layer', 'add_to_cart', item('a')];
  expect(count([track, layer, track, layer])).toBe(2);
  expect(count([track, track, layer, layer, layer])).toBe(3);
});

test('other items, other searches and other orders are other things', () => {
  expect(
    count([
      ['track', 'view_item', item('a')],
      ['layer', 'view_item', item('b')],
    ]),
  ).toBe(2);
  expect(
    count([
      ['track', 'search', { search_term: 'a' }],
      ['layer', 'search', { search_term: 'b' }],
    ]),
  ).toBe(2);
  expect(
    count([
      ['track', 'purchase', { transaction_id: '1' }],
      ['layer', 'purchase', { transaction_id: '2' }],
    ]),
  ).toBe(2);
});

test('an order is known by its number, however much of it each source lists', () => {
  expect(
    count([
      ['track', 'purchase', { transaction_id: '1', ...item('a') }],
      ['layer', 'purchase', { transaction_id: '1' }],
    ]),
  ).toBe(1);
});

test('the data layer saying the same within a second says it once; `track` counts as often as it is called', () => {
  const said = (source: Source, name: string): [Source, string, object] => [source, name, item('a')];
  expect(count([said('layer', 'add_to_cart'), said('layer', 'add_to_cart')], 300)).toBe(1);
  expect(count([said('layer', 'add_to_cart'), said('layer', 'add_to_cart')], 3000)).toBe(2);
  expect(count([said('layer', 'add_to_cart'), said('gtag', 'add_to_cart')], 3000)).toBe(1);
  expect(count([said('track', 'add_to_cart'), said('track', 'add_to_cart')], 1)).toBe(2);
  expect(count([said('layer', 'dl_add_to_cart'), said('layer', 'addToCart')], 300)).toBe(1);
});

test('a look at a thing is one a page view, however often it is said', () => {
  const looks = (name: string): [Source, string, object] => ['layer', name, item('a')];
  expect(count([looks('view_item'), looks('view_item'), looks('dl_view_item')])).toBe(1);
  const detail = { detail: { products: [{ id: 'a' }] } };
  expect(count([looks('view_item'), ['layer', 'EEproductDetail', detail]])).toBe(1);
});

test('a page view with what a remarketing tag says is more than the page view', () => {
  expect(
    count([
      ['page', 'page_view', { page_location: 'p' }],
      ['gtag', 'page_view', { page_location: 'p' }],
      ['gtag', 'page_view', { page_location: 'p', dynx_itemid: 'a', dynx_pagetype: 'offerdetail' }],
    ]),
  ).toBe(2);
});
