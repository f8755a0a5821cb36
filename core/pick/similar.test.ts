import { expect, test } from 'vitest';
import { DAY, idsOf, inputOf, ITEMS, NOW, shopOf, visitorOf, whyOf } from './demo-shop.laws.ts';
import { similar } from './similar.ts';

const dress = 'amelie-dusty-rose';

test('6: like the dress are other dresses, its own kind first, and never the dress in another colour', () => {
  const picked = similar(inputOf({ itemId: dress, count: 5 }));
  const ids = idsOf(picked);
  expect(ids[0]).toMatch(/^rosalind-/);
  // One colour of each comes first.
  expect(
    Array.from(ids)
      .map((id) => id.split('-')[0])
      .sort(),
  ).toEqual(['colette', 'iris', 'margot', 'rosalind', 'rosalind']);
  expect(ids[4]).toMatch(/^rosalind-/);
  expect(whyOf(picked)).toBe('It is like “Amelie wrap dress”.');
});

test('kind, brand, colour and price tell how like it a thing is', () => {
  const cars = idsOf(similar(inputOf({ itemId: 'kestrel-pearl' })));
  expect(cars).toEqual(['plover-graphite', 'marten-racing-green', 'heath-red']);
  const rose = { ...ITEMS[0]!, id: 'rose', groupId: 'rose' };
  const likes = (a: Partial<typeof rose>, b: Partial<typeof rose>) => {
    const items = [
      ITEMS[0]!,
      { ...rose, ...b, id: 'b', groupId: 'b' },
      { ...rose, ...a, id: 'a', groupId: 'a' },
    ];
    return idsOf(similar(inputOf({ itemId: dress, catalog: shopOf({ items }) })));
  };
  expect(likes({}, {})).toEqual(['a', 'b']);
  expect(likes({ color: 'Ink' }, { color: 'Rose' })).toEqual(['b', 'a']);
  expect(likes({ color: 'Rose' }, {})).toEqual(['b', 'a']);
  expect(likes({ brand: 'Other' }, {})).toEqual(['b', 'a']);
  expect(likes({ price: 40_000 }, { price: 11_000 })).toEqual(['b', 'a']);
  expect(likes({ currency: 'JPY' }, { price: 11_000 })).toEqual(['b', 'a']);
  expect(likes({ categories: ['Women', 'Dresses', 'Shirt'] }, {})).toEqual(['b', 'a']);
});

test('what the visitor leans to settles what is left', () => {
  const lessLeaning = idsOf(similar(inputOf({ itemId: 'rosalind-red' })));
  expect(lessLeaning[0]).toBe('amelie-dusty-rose');
  const items = ITEMS.map((item) => (item.id === 'amelie-sage' ? { ...item, groupId: 'other' } : item));
  const profile = visitorOf({ looked: { 'pia-sage': [0, 1, 2] } });
  profile.items['pia-sage']!.variant = { value: 'Sage', at: NOW };
  const leaning = idsOf(similar(inputOf({ itemId: 'rosalind-red', profile, catalog: shopOf({ items }) })));
  expect(leaning[0]).toBe('amelie-sage');
});

test('11: of places, those like it that are new', () => {
  const profile = visitorOf({ bought: { lisbon: [300], prague: [200], copenhagen: [100] } });
  expect(idsOf(similar(inputOf({ itemId: 'lisbon', profile })))).toEqual(['seville', 'edinburgh']);
  expect(idsOf(similar(inputOf({ itemId: 'seville', profile })))).toEqual(['edinburgh']);
  expect(idsOf(similar(inputOf({ itemId: 'lisbon' })))).toHaveLength(4);
});

test('11: a journey that was called off is new', () => {
  const profile = visitorOf({ bought: { prague: [200] }, fates: { o200: { cancelledAt: NOW - 190 * DAY } } });
  expect(idsOf(similar(inputOf({ itemId: 'lisbon', profile })))).toContain('prague');
});

test('without a page’s item it is like what is weighed up, not like what is chosen', () => {
  const profile = visitorOf({ basket: ['fig'], looked: { fig: [0, 1, 2], 'morning-house': [1] } });
  const picked = similar(inputOf({ profile }));
  expect(idsOf(picked)).toEqual(['night-train']);
  expect(whyOf(picked)).toBe('It is like “Morning house coffee, 1 kg”, which you looked at.');
  const chosen = similar(inputOf({ profile: visitorOf({ basket: ['fig'] }) }));
  expect(idsOf(chosen)).toEqual(['cedar']);
  expect(whyOf(chosen)).toBe('It is like “Fig leaf candle”, which is in your basket.');
});

test('a level of the same name in another department is not its kind', () => {
  const elsewhere = {
    ...ITEMS[0]!,
    id: 'elsewhere',
    groupId: 'elsewhere',
    categories: ['Toys', 'Dolls', 'Midi'],
  };
  const catalog = shopOf({ items: [...ITEMS, elsewhere] });
  expect(idsOf(similar(inputOf({ itemId: dress, catalog, count: 20 })))).not.toContain('elsewhere');
});

test('with nothing to be like, or nothing like it, it says so', () => {
  expect(idsOf(similar(inputOf()))).toMatch(/^Nothing is there for it to be like/);
  expect(idsOf(similar(inputOf({ itemId: 'gone' })))).toBe('What it should be like is not in the catalogue.');
  expect(idsOf(similar(inputOf({ itemId: 'wallbox' })))).toBe('The catalogue has nothing else of its kind.');
});
