import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type Share } from './assign.ts';

const choices: fc.Arbitrary<Share[]> = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 10_000 }).map((each) => each / 100) }), {
    minLength: 2,
    maxLength: 6,
  })
  .map((list) => list.map((each, index) => ({ id: `v${index}`, weight: each.weight })));
const key = fc.string();

test('raising a weight moves a visitor towards that choice or not at all', () => {
  fc.assert(
    fc.property(
      key,
      choices,
      fc.integer({ min: 100, max: 1000 }).map((each) => each / 100),
      (visitor, list, factor) => {
        const before = assign(visitor, 's', list)?.id;
        const raised = list.map((each, index) =>
          index === 0 ? { ...each, weight: each.weight * factor } : each,
        );
        const after = assign(visitor, 's', raised)?.id;
        return after === before || after === 'v0';
      },
    ),
  );
});

test('taking a choice away moves only the visitors who had it', () => {
  fc.assert(
    fc.property(key, choices, (visitor, list) => {
      const before = assign(visitor, 's', list)?.id;
      const after = assign(visitor, 's', list.slice(1))?.id;
      return before === 'v0' || after === before;
    }),
  );
});

test('the order of the list changes nothing', () => {
  fc.assert(
    fc.property(key, choices, (visitor, list) => {
      expect(assign(visitor, 's', [...list].reverse())?.id).toBe(assign(visitor, 's', list)?.id);
    }),
  );
});

test('visitors divide in proportion to the weights, within four standard errors', () => {
  const list = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 2 },
    { id: 'c', weight: 5 },
  ];
  const counts: Record<string, number> = {};
  const visitors = 20_000;
  for (let n = 0; n < visitors; n += 1) {
    const id = assign(`v-${n}`, 'shares', list)?.id ?? 'none';
    counts[id] = (counts[id] ?? 0) + 1;
  }
  for (const { id, weight } of list) {
    const expected = weight / 8;
    const error = Math.sqrt((expected * (1 - expected)) / visitors);
    expect(Math.abs((counts[id] ?? 0) / visitors - expected)).toBeLessThan(4 * error);
  }
});

test('a choice without weight is never made, and none with weight means no assignment', () => {
  const list = [
    { id: 'a', weight: 0 },
    { id: 'b', weight: 1 },
  ];
  for (let n = 0; n < 200; n += 1) expect(assign(`v-${n}`, 's', list)?.id).toBe('b');
  expect(assign('v', 's', [{ id: 'a', weight: 0 }])).toBeNull();
  expect(assign('v', 's', [])).toBeNull();
});
