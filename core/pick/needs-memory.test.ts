import { expect, test } from 'vitest';
import { PICKS } from '../plan/plan-schema.ts';
import { inputOf, lessonsOf, shopOf } from './demo-shop.laws.ts';
import { needsMemory } from './needs-memory.ts';
import { pickAbout } from './pick-about.ts';

const catalog = shopOf({
  popular: { '': ['fig'] },
  lessons: [lessonsOf('amelie-ink', { together: ['vera-ink'], next: ['tilda-ink'] })],
});

test.each(PICKS)('%s finds something for nobody known exactly where it needs no memory', (pick) => {
  for (const itemId of ['amelie-ink', undefined]) {
    const picked = pickAbout({ pick }, inputOf({ catalog, ...(itemId !== undefined && { itemId }) }));
    expect('items' in picked).toBe(!needsMemory({ pick }, itemId === undefined ? {} : { itemId }));
  }
});

test('what a person has named, or nothing, needs none', () => {
  expect(needsMemory(undefined, {})).toBe(false);
  expect(needsMemory({ items: ['fig'] }, {})).toBe(false);
  expect(needsMemory({ category: 'Candles' }, {})).toBe(false);
});
