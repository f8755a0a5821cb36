import { expect, test } from 'vitest';
import { complements } from './complements.ts';
import { idsOf, inputOf, ITEMS, lessonsOf, shopOf, visitorOf, whyOf } from './demo-shop.laws.ts';

const dress = 'amelie-dusty-rose';
const fed = ITEMS.find(({ id }) => id === dress)?.goesWith ?? [];

test('15: who looks at the dress is shown the shoes that go with it', () => {
  const picked = complements(inputOf({ itemId: dress }));
  expect(idsOf(picked)).toEqual(fed.slice(0, 4));
  expect(idsOf(picked)).toContain('vera-dusty-rose');
  expect(whyOf(picked)).toBe('It goes with “Amelie wrap dress”.');
});

test('what both the feed and the orders name comes first, then both in turn', () => {
  const together = ['pia-sage', 'fig', fed[2]!];
  const catalog = shopOf({ lessons: [lessonsOf(dress, { together })] });
  const picked = complements(inputOf({ itemId: dress, catalog, count: 9 }));
  expect(idsOf(picked)).toEqual([fed[2], fed[0], 'pia-sage', fed[1], 'fig', ...fed.slice(3)]);
  expect(whyOf(picked, 2)).toBe('Others bought it together with “Amelie wrap dress”.');
});

test('orders alone will do, also for a thing that the catalogue does not have', () => {
  const catalog = shopOf({ lessons: [lessonsOf('gone', { together: ['fig', 'nobody-knows'] })] });
  const picked = complements(inputOf({ itemId: 'gone', catalog }));
  expect(idsOf(picked)).toEqual(['fig']);
  expect(whyOf(picked)).toBe('Others bought it together with what you are looking at.');
});

test('9: with a shredder go its oil and bags, and no second shredder', () => {
  const together = ['quill-micro', 'quill-bags', 'quill-oil'];
  const catalog = shopOf({ lessons: [lessonsOf('quill-shredder', { together })] });
  const ids = idsOf(complements(inputOf({ itemId: 'quill-shredder', catalog })));
  expect(Array.from(ids).sort()).toEqual(['quill-bags', 'quill-oil']);
});

test('9: what is used up never does instead, also where only the orders name it', () => {
  const items = ITEMS.map(({ goesWith: _goesWith, ...item }) => item);
  const lessons = [lessonsOf('quill-shredder', { together: ['quill-micro', 'quill-oil'] })];
  const catalog = shopOf({ items, lessons });
  expect(idsOf(complements(inputOf({ itemId: 'quill-shredder', catalog })))).toEqual(['quill-oil']);
});

test('the feed may say that two of a kind go together', () => {
  expect(idsOf(complements(inputOf({ itemId: 'ground-mat-sage' })))).toEqual(['ground-block']);
});

test('under two levels of category, what shares the department goes together, and what shares all does not', () => {
  const flat = ITEMS.map(({ goesWith: _goesWith, ...item }) => ({
    ...item,
    categories: item.categories.slice(0, 2),
  }));
  const together = ['rosalind-red', 'vera-ink'];
  const catalog = shopOf({ items: flat, lessons: [lessonsOf(dress, { together })] });
  expect(idsOf(complements(inputOf({ itemId: dress, catalog })))).toEqual(['vera-ink']);
});

test('a feed that names another colour of the thing itself is not believed', () => {
  const items = ITEMS.map((item) =>
    item.id === dress ? { ...item, goesWith: ['amelie-ink', 'fig'] } : item,
  );
  expect(idsOf(complements(inputOf({ itemId: dress, catalog: shopOf({ items }) })))).toEqual(['fig']);
});

test('another colour of the dress does not go with it, and one colour of each thing comes before the others', () => {
  const together = ['amelie-ink', 'vera-ink', 'vera-dusty-rose', 'fig'];
  const items = ITEMS.map(({ goesWith: _goesWith, ...item }) => item);
  const catalog = shopOf({ items, lessons: [lessonsOf(dress, { together })] });
  expect(idsOf(complements(inputOf({ itemId: dress, catalog })))).toEqual([
    'vera-ink',
    'fig',
    'vera-dusty-rose',
  ]);
});

test('without a page’s item it goes with the basket, and never is what lies in it', () => {
  const profile = visitorOf({ basket: ['quill-shredder', 'quill-oil'], looked: { [dress]: [0] } });
  const picked = complements(inputOf({ profile }));
  expect(idsOf(picked)).toEqual(['quill-bags']);
  expect(whyOf(picked)).toBe('It goes with “Quill shredder oil”, which is in your basket.');
  expect(
    idsOf(complements(inputOf({ profile: visitorOf({ basket: ['vera-dusty-rose'] }), itemId: dress }))),
  ).not.toContain('vera-dusty-rose');
});

test('without a basket it goes with what the visitor is on about', () => {
  const picked = complements(inputOf({ profile: visitorOf({ looked: { [dress]: [0, 1] } }) }));
  expect(idsOf(picked)).toEqual(fed.slice(0, 4));
  expect(whyOf(picked)).toBe('It goes with “Amelie wrap dress”, which you looked at.');
});

test('with nothing to go with, or nothing that goes with it, it says so', () => {
  expect(idsOf(complements(inputOf()))).toMatch(/^Nothing is there for it to go with/);
  expect(idsOf(complements(inputOf({ itemId: 'marten-racing-green' })))).toBe(
    'Neither the feed nor the orders say what goes with it.',
  );
});
