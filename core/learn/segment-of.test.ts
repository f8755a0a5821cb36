import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOf } from '../decide/plain-world.laws.ts';
import { newProfile } from '../profile/profile.ts';
import { segmentOf } from './segment-of.ts';

const NOW = Date.UTC(2026, 8, 1, 12);
const plan = planOf({});

function tasteFor(category: string): string | undefined {
  const items = { one: { seen: [NOW], touched: NOW, category: { value: category, at: NOW } } };
  return segmentOf({ ...newProfile('v'), items }, { now: NOW, plan }).split('/')[1];
}

test('a taste is the department of what was looked at, in small letters', () => {
  expect(tasteFor('Women > Dresses')).toBe('women');
  expect(tasteFor('Home & Garden > Chairs')).toBe('home-garden');
  expect(tasteFor('***')).toBe('-');
});

test('whatever a browser calls a department, a segment is two short parts of whole letters, digits and hyphens', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('𐐷', 'é', 'a', '/', '~', '-') }),
  );
  fc.assert(
    fc.property(anyName, (category) => {
      const taste = tasteFor(category) ?? '';
      expect(taste).toMatch(/^(?:-|[\p{L}\p{N}-]{1,24})$/u);
    }),
  );
  expect(tasteFor('a𐐷'.repeat(15))).toBe('a𐐷'.repeat(12));
});
