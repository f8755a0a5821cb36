import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuseRanks } from './fuse-ranks.ts';

const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));
const lists = fc.array(fc.record({ ids, weight: fc.constantFrom(0.1, 0.5, 1) }), { maxLength: 4 });

test('all that is named comes out once, and nothing else', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const named = new Set(given.flatMap((list) => list.ids));
      expect(fuseRanks(given).toSorted()).toEqual(Array.from(named).sort());
    }),
  );
});

test('one list stays as it is, also when it is given twice', () => {
  fc.assert(
    fc.property(ids, (given) => {
      expect(fuseRanks([{ ids: given }])).toEqual(given);
      expect(fuseRanks([{ ids: given }, { ids: given, weight: 0.5 }])).toEqual(given);
    }),
  );
});

test('what every list places higher comes out higher', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const out = fuseRanks(given);
      for (const [place, a] of out.entries())
        for (const b of out.slice(0, place)) {
          const isBetter = given.every(
            ({ ids: each }) =>
              each.includes(a) && each.indexOf(a) < (each.includes(b) ? each.indexOf(b) : Infinity),
          );
          expect(isBetter && given.length > 0).toBe(false);
        }
    }),
  );
});

test('agreement beats a first place, a greater weight a lesser, and the earlier list settles what is equal', () => {
  expect(fuseRanks([{ ids: ['a', 'b'] }, { ids: ['c', 'b'] }])).toEqual(['b', 'a', 'c']);
  expect(fuseRanks([{ ids: ['a'], weight: 0.5 }, { ids: ['b'] }])).toEqual(['b', 'a']);
});
