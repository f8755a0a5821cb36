import { expect, test } from 'vitest';
import { bought } from './bought.ts';
import { DAY, idsOf, inputOf, NOW, visitorOf, whyOf } from './demo-shop.laws.ts';

test('12: what was bought comes newest first, with the day', () => {
  const profile = visitorOf({
    bought: { fig: [400], 'ground-mat-plum': [10], gone: [5], lisbon: [20, 300] },
  });
  const picked = bought(inputOf({ profile }));
  expect(idsOf(picked)).toEqual(['ground-mat-plum', 'lisbon', 'fig']);
  expect(whyOf(picked)).toBe('You bought it on 22 August.');
  expect(whyOf(picked, 2)).toBe('You bought it on 28 July 2025.');
});

test('12: what came back or was called off is nothing to ask about', () => {
  const profile = visitorOf({
    bought: { fig: [40], cedar: [30], 'ground-mat-plum': [10] },
    fates: { o10: { returnedAt: NOW - DAY }, o30: { cancelledAt: NOW - 29 * DAY } },
  });
  expect(idsOf(bought(inputOf({ profile })))).toEqual(['fig']);
});

test('in its words', () => {
  expect(idsOf(bought(inputOf()))).toMatch(/^Nobody is known/);
  expect(idsOf(bought(inputOf({ profile: visitorOf() })))).toMatch(/bought nothing that they have kept/);
  expect(idsOf(bought(inputOf({ profile: visitorOf({ bought: { gone: [1] } }) })))).toMatch(
    /not in the catalogue/,
  );
});
