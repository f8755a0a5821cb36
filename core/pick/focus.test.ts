import { expect, test } from 'vitest';
import { idsOf, inputOf, visitorOf, whyOf } from './demo-shop.laws.ts';
import { focus } from './focus.ts';

test('5: why the rose-coloured dress: five visits in the past week', () => {
  const profile = visitorOf({ looked: { 'amelie-dusty-rose': [1, 2, 3, 4, 5, 9] } });
  const picked = focus(inputOf({ profile }));
  expect(idsOf(picked)).toEqual(['amelie-dusty-rose']);
  expect(whyOf(picked)).toBe('You looked at this five times in the past week.');
});

test('eight looks are all that is remembered, and may have been more', () => {
  const profile = visitorOf({ looked: { fig: [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7] } });
  expect(whyOf(focus(inputOf({ profile })))).toBe('You looked at this many times in the past week.');
});

test('one look is told by its day', () => {
  expect(whyOf(focus(inputOf({ profile: visitorOf({ looked: { fig: [2] } }) })))).toBe(
    'You looked at it on 30 August.',
  );
});

test('what is before their eyes, or in the basket, is told as such', () => {
  const profile = visitorOf({ looked: { fig: [1, 2, 3], cedar: [1, 2] }, basket: ['fig'] });
  expect(whyOf(focus(inputOf({ profile })))).toBe('It is in your basket.');
  expect(whyOf(focus(inputOf({ profile, itemId: 'fig' })))).toBe('You are looking at it now.');
  expect(whyOf(focus(inputOf({ itemId: 'fig' })))).toBe('You are looking at it now.');
});
