import { expect, test } from 'vitest';
import { DAY, idsOf, inputOf, lessonsOf, NOW, shopOf, visitorOf, whyOf } from './demo-shop.laws.ts';
import { next } from './next.ts';

test('15: after the dress comes what people came back for', () => {
  const catalog = shopOf({
    lessons: [lessonsOf('amelie-ink', { next: ['tilda-ink', 'nell-champagne', 'gone'] })],
  });
  const picked = next(inputOf({ catalog, profile: visitorOf({ bought: { 'amelie-ink': [20] } }) }));
  expect(idsOf(picked)).toEqual(['tilda-ink', 'nell-champagne']);
  expect(whyOf(picked)).toBe('People who bought “Amelie wrap dress” came back for this.');
});

test('the newest purchase counts most, and after a year it teaches nothing', () => {
  const lessons = [
    lessonsOf('amelie-ink', { next: ['tilda-ink'] }),
    lessonsOf('fig', { next: ['kiln-oat'] }),
  ];
  const order = (dress: number, candle: number) =>
    idsOf(
      next(
        inputOf({
          catalog: shopOf({ lessons }),
          profile: visitorOf({ bought: { 'amelie-ink': [dress], fig: [candle] } }),
        }),
      ),
    );
  expect(order(20, 90)).toEqual(['tilda-ink', 'kiln-oat']);
  expect(order(90, 20)).toEqual(['kiln-oat', 'tilda-ink']);
  expect(order(361, 20)).toEqual(['kiln-oat']);
});

test('two old purchases do not outweigh a new one', () => {
  const lessons = [
    lessonsOf('amelie-ink', { next: ['tilda-ink'] }),
    ...['fig', 'cedar'].map((each) => lessonsOf(each, { next: ['kiln-oat'] })),
  ];
  const after = (candles: number) =>
    idsOf(
      next(
        inputOf({
          catalog: shopOf({ lessons }),
          profile: visitorOf({ bought: { 'amelie-ink': [20], fig: [candles], cedar: [candles] } }),
        }),
      ),
    );
  expect(after(300)).toEqual(['tilda-ink', 'kiln-oat']);
  expect(after(25)).toEqual(['kiln-oat', 'tilda-ink']);
});

test('never what was bought, in whatever colour, and also not what was bought and returned', () => {
  const lessons = [lessonsOf('amelie-ink', { next: ['fig', 'amelie-sage', 'cedar', 'kiln-oat'] })];
  const profile = visitorOf({
    bought: { 'amelie-ink': [20], fig: [30], cedar: [40] },
    fates: { o40: { returnedAt: NOW - 35 * DAY } },
  });
  expect(idsOf(next(inputOf({ catalog: shopOf({ lessons }), profile })))).toEqual(['kiln-oat']);
});

test('11: after three cities come the two that are new', () => {
  const profile = visitorOf({ bought: { lisbon: [900], prague: [200], copenhagen: [100] } });
  const picked = next(inputOf({ profile }));
  expect(Array.from(idsOf(picked)).sort()).toEqual(['edinburgh', 'seville']);
  expect(whyOf(picked)).toMatch(
    /^It is like “Three days in (Lisbon|Prague|Copenhagen)”, which you bought\.$/,
  );
});

test('then comes what is popular in the categories that a visitor leans to', () => {
  const popular = {
    Midi: ['rosalind-red', 'amelie-ink'],
    Dresses: ['margot-emerald', 'rosalind-red'],
    Cars: ['kestrel-pearl'],
  };
  const profile = visitorOf({ looked: { 'amelie-sage': [0, 1, 2], 'kestrel-pearl': [20] } });
  const picked = next(inputOf({ profile, catalog: shopOf({ popular }) }));
  expect(idsOf(picked)).toEqual(['rosalind-red', 'margot-emerald', 'amelie-ink']);
  expect(whyOf(picked)).toBe(
    'It is among what is bought most at the moment, and close to what you looked at or bought.',
  );
});

test('what follows a purchase comes before what is merely liked', () => {
  const catalog = shopOf({
    popular: { Midi: ['rosalind-red'] },
    lessons: [lessonsOf('fig', { next: ['kiln-oat'] })],
  });
  const profile = visitorOf({ bought: { fig: [200] }, looked: { 'amelie-sage': [0, 0.1, 0.2] } });
  expect(idsOf(next(inputOf({ catalog, profile })))).toEqual(['kiln-oat', 'rosalind-red']);
});

test('of somebody of whom nothing is known nothing comes next', () => {
  expect(idsOf(next(inputOf()))).toMatch(/^Nobody is known/);
  expect(
    idsOf(next(inputOf({ profile: visitorOf(), catalog: shopOf({ popular: { '': ['fig'] } }) }))),
  ).toMatch(/^Too little/);
});
