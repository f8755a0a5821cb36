import { expect, test } from 'vitest';
import type { OutcomeChange } from '../ports.ts';
import { addToTally, TALLY_CELLS_MAX } from './tally.ts';

const view: OutcomeChange = { day: '2026-11-01', slot: 'hero', variant: 'a', what: 'view', n: 1, value: 0 };

test('changes of one cell become one, and every other part of a name makes another cell', () => {
  const others: OutcomeChange[] = [
    { ...view, day: '2026-11-02' },
    { ...view, slot: 'aside' },
    { ...view, variant: 'b' },
    { ...view, what: 'click' },
  ];
  expect(addToTally([view], [view, ...others, { ...view, n: 3, value: 5 }])).toEqual([
    { ...view, n: 5, value: 5 },
    ...others,
  ]);
});

test('the order of changes does not matter to the sums', () => {
  const changes = [view, { ...view, slot: 'b' }, { ...view, n: 4 }];
  const sorted = (tally: OutcomeChange[]) => tally.toSorted((a, b) => (a.slot < b.slot ? -1 : 1));
  expect(sorted(addToTally([], changes))).toEqual(sorted(addToTally([], changes.toReversed())));
});

test('a full tally goes on counting its own cells and takes no new ones', () => {
  const full = Array.from({ length: TALLY_CELLS_MAX }, (_, n) => ({ ...view, slot: `s${n}` }));
  const tally = addToTally(full, [
    { ...view, slot: 's0' },
    { ...view, slot: 'invented' },
  ]);
  expect(tally).toHaveLength(TALLY_CELLS_MAX);
  expect(tally[0]?.n).toBe(2);
});
