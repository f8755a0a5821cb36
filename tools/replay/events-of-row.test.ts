import { expect, test } from 'vitest';
import { eventsOfRow, isOfFile } from './events-of-row.ts';
import type { Row } from './read-rows.ts';

const row = (more: Partial<Row>): Row => ({
  line: 2,
  at: 1_000_000,
  type: 'view',
  product: 'p1',
  category: 'a.b',
  brand: 'acme',
  price: '33.20',
  user: 'u1',
  session: 's1',
  ...more,
});

test.each(['view', 'cart', 'purchase'] as const)(
  'a %s is one event of the file, whatever comes with it',
  (type) => {
    expect(eventsOfRow(row({ type }), row({ at: 1 }), 0, 'r').filter(isOfFile)).toHaveLength(1);
  },
);

test('active time is the gap to the row before, at most thirty seconds', () => {
  const active = (before: number) =>
    eventsOfRow(row({}), row({ at: before }), 0, 'r').find(({ name }) => name === 'user_engagement')?.params;
  expect(active(988_000)).toEqual({ engagement_time_msec: 12_000 });
  expect(active(0)).toEqual({ engagement_time_msec: 30_000 });
});

test('the same row of the same run always gets the same ids, another run others', () => {
  const ids = (run: string) => eventsOfRow(row({}), undefined, 0, run).map(({ id }) => id);
  expect(ids('a')).toEqual(ids('a'));
  expect(ids('a')).not.toEqual(ids('b'));
  expect(ids('a')[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('times are shifted, and stay as far apart as they were', () => {
  expect(eventsOfRow(row({}), undefined, 5, 'r').every(({ at }) => at === 1_000_005)).toBe(true);
});
