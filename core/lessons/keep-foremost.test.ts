import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byKey, keepForemost, newestFirst, type Keyed } from './keep-foremost.ts';

const MAX = 4;
/** Few keys and days, so that rows meet, and more of them than there is room for. */
const rows = fc.array(fc.record({ key: fc.nat(9), day: fc.nat(5), says: fc.constantFrom('a', 'b') }), {
  maxLength: 30,
});
const orders: [string, (a: Keyed, b: Keyed) => number][] = [
  ['the newest', newestFirst],
  ['the smallest keys', byKey],
];

test.each(orders)('%s stay, whatever the order in which rows come, and however often', (_, order) => {
  const keep = <R extends Keyed>(all: readonly R[], from: readonly R[] = []) =>
    all.reduce((kept, row) => keepForemost(kept, row, order, MAX), from);
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (all, draws) => {
      const once = keep(all);
      const shuffled = all
        .map((row) => ({ row, at: draws.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row);
      expect(keep(shuffled)).toEqual(once);
      expect(keep(all, once)).toBe(once);
      // In two halves, joined row by row, as two batches would be.
      expect(keep(keep(all.slice(0, 7)), keep(all.slice(7)))).toEqual(once);
    }),
  );
});

test('what is kept is the front of all that was put in, each key once', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const kept = all.reduce<readonly Keyed[]>((so, row) => keepForemost(so, row, newestFirst, MAX), []);
      const newest = new Map<number, number>();
      for (const { key, day } of all) newest.set(key, Math.max(day, newest.get(key) ?? 0));
      const front = [...newest].map(([key, day]) => ({ key, day })).sort(newestFirst);
      expect(kept.map(({ key, day }) => ({ key, day }))).toEqual(front.slice(0, MAX));
    }),
  );
});
