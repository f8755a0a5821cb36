import { expect, test } from 'vitest';
import { outcomesOf } from './outcomes-of.ts';
import { slotEvent } from './sample-events.ts';

test('a default is counted as a variant is, and that of the control group for itself', () => {
  const event = slotEvent('e-1', 'slot_view');
  const seen = (params: object) => ({ ...event, params: { slot: 'hero', ...params } });
  const outcomes = outcomesOf([
    seen({ variant: 'a' }),
    seen({ reason: 'control' }),
    seen({ reason: 'not_in_audience' }),
    { ...seen({ reason: 'late' }), name: 'slot_late' },
  ]);
  expect(outcomes.map(({ variant, what }) => [variant, what])).toEqual([
    ['a', 'view'],
    ['control', 'view'],
    ['', 'view'],
    ['', 'late'],
  ]);
});
