import { expect, test } from 'vitest';
import { createUnion, type Source } from './union.ts';

const item = (item_id: string) => ({ items: [{ item_id }] });
const count = (said: [Source, string, object][]): number => {
  const union = createUnion();
  return said.filter(([source, name, params]) => union(source, name, params)).length;
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
