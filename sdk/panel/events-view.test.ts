import { expect, test } from 'vitest';
import { withChange, type EventLine } from './events-view.ts';

const queued = (...ids: string[]) =>
  ({ state: 'queued', at: 1, events: ids.map((id) => ({ id, name: 'page_view' })) }) as const;

test('an event goes from queued to accepted in its place, newest first', () => {
  let lines: EventLine[] = withChange([], queued('a', 'b'));
  lines = withChange(lines, { state: 'accepted', at: 2, events: [{ id: 'a' }] });
  expect(lines.map(({ id, state }) => `${id} ${state}`)).toEqual(['b queued', 'a accepted']);
});

test('sent again, an accepted event does not go back to queued', () => {
  let lines = withChange([], queued('a'));
  lines = withChange(lines, { state: 'accepted', at: 2, events: [{ id: 'a' }] });
  expect(withChange(lines, queued('a'))[0]?.state).toBe('accepted');
});

test('a refused event says why', () => {
  const lines = withChange(withChange([], queued('a')), {
    state: 'rejected',
    at: 2,
    events: [{ id: 'a', code: 'unknown_event' }],
  });
  expect(lines[0]?.state).toBe('refused: unknown_event');
});

test('the list stays bounded, and lets the oldest go', () => {
  let lines: EventLine[] = [];
  for (let n = 0; n < 100; n++) lines = withChange(lines, queued(`e${n}`));
  expect(lines).toHaveLength(60);
  expect(lines[0]?.id).toBe('e99');
});
