import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TactEvent } from '../event/event.ts';
import { readEvent } from '../event/read-event.ts';
import { toMinor } from '../money/to-minor.ts';
import { basketOf } from './basket-of.ts';
import { foldAll } from './fold-all.ts';
import { newProfile, PROFILE_BYTES_MAX } from './profile.ts';
import { profileBytes } from './profile-bytes.ts';
import { totals } from './totals.ts';

/** The goal for the 99th percentile of all profiles; these are the busiest. */
const BYTES_GOAL = 4096;
const NAMES = { view: 'view_item', cart: 'add_to_cart', purchase: 'purchase' } as const;

interface Row {
  event_time: string;
  event_type: keyof typeof NAMES;
  product_id: string;
  category_code: string;
  price: string;
  user_id: string;
  user_session: string;
}

const [head = '', ...lines] = readFileSync(new URL('fixtures/shop-events.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const keys = head.split(',');
const rows = lines.map((line) =>
  Object.fromEntries(line.split(',').map((cell, i) => [keys[i], cell])),
) as unknown as Row[];
const shoppers = new Map<string, [number, Row][]>();
for (const [line, row] of rows.entries())
  shoppers.set(row.user_id, [...(shoppers.get(row.user_id) ?? []), [line, row]]);

const WEEK_MS = 7 * 86_400_000;

function eventOf(row: [number, Row]): TactEvent {
  return eventIn(0, row);
}

/** The same, so many weeks later: another event in another visit. */
function eventIn(week: number, [line, row]: [number, Row]): TactEvent {
  const at = Date.parse(row.event_time.replace(' UTC', 'Z').replace(' ', 'T')) + week * WEEK_MS;
  const price = Number(row.price);
  const [item_category = ''] = row.category_code.split('.');
  return eventAs(`${week}`.padStart(4, '0'), line, {
    name: NAMES[row.event_type],
    at,
    session: `${row.user_session.slice(0, -2)}${week}`,
    params: {
      currency: 'USD',
      items: [{ item_id: row.product_id, item_category, price }],
      ...(row.event_type === 'purchase' && { value: price, transaction_id: `line-${line}-${week}` }),
    },
  });
}

/** What the shop says of an order afterwards: it comes two days later, and every third goes back. */
function afterwards({ params, at, name }: TactEvent, line: number, week: number): TactEvent[] {
  if (name !== 'purchase') return [];
  const days = (n: number) => at + n * 86_400_000;
  const { items: _, value: __, ...order } = params;
  const told = { params: order, session: '', source: 'server' as const };
  return [
    eventAs(`8${week}00`, line, { ...told, name: 'order_delivered', at: days(2) }),
    ...(line % 3 === 0
      ? [
          eventAs(`9${week}00`, line, {
            ...told,
            name: 'refund',
            at: days(5),
            params,
          }),
        ]
      : []),
  ];
}

type Said = Pick<TactEvent, 'name' | 'at' | 'params' | 'session'> & Partial<Pick<TactEvent, 'source'>>;

function eventAs(kind: string, line: number, { session, source = 'browser', ...raw }: Said): TactEvent {
  const id = `00000000-0000-4000-8000-${kind}${String(line).padStart(8, '0')}`;
  const read = readEvent({ id, ...raw }, { now: raw.at, offset: 0, session, source });
  if (!read.ok) throw new Error(`line ${line}: ${read.detail}`);
  return read.event;
}

test.each([...shoppers])('the profile of shopper %s agrees with a count of the file', (shopper, theirs) => {
  const events = theirs.map(eventOf);
  const { profile } = foldAll(
    { profile: newProfile(shopper), seen: new Set() },
    [...events, ...events].reverse(),
  );
  const of = (type: Row['event_type']) =>
    theirs.map(([, row]) => row).filter((row) => row.event_type === type);
  const spent = of('purchase').reduce((sum, row) => sum + toMinor(Number(row.price), 'USD'), 0);

  expect(totals(profile)).toMatchObject({
    events: theirs.length,
    views: of('view').length,
    carts: of('cart').length,
    purchases: of('purchase').length,
    spent: spent === 0 ? {} : { USD: spent },
  });
  expect(profile.visits).toHaveLength(Math.min(8, new Set(theirs.map(([, row]) => row.user_session)).size));
  expect(profileBytes(profile)).toBeLessThan(BYTES_GOAL);
});

test('what was put in the basket after the last purchase is what lies in it', () => {
  for (const [shopper, theirs] of shoppers) {
    const { profile } = foldAll({ profile: newProfile(shopper), seen: new Set() }, theirs.map(eventOf));
    const bought = theirs.filter(([, row]) => row.event_type === 'purchase').map(([, row]) => row.event_time);
    const left = theirs
      .map(([, row]) => row)
      .filter((row) => row.event_type === 'cart' && row.event_time > (bought.sort().at(-1) ?? ''));
    expect(new Set(basketOf(profile).map((line) => line.item))).toEqual(
      new Set(left.map((row) => row.product_id)),
    );
  }
});

test.each([...shoppers])('shopper %s, ten times over, stays within the bound', (shopper, theirs) => {
  const spent = sum(theirs.filter(([, row]) => row.event_type === 'purchase').map(([, row]) => row));
  const returned = sum(
    theirs.filter(([line, row]) => row.event_type === 'purchase' && line % 3 === 0).map(([, row]) => row),
  );
  let profile = newProfile(shopper);
  for (let week = 0; week < 10; week++) {
    const events = theirs.flatMap((each) => {
      const event = eventIn(week, each);
      return [event, ...afterwards(event, each[0], week)];
    });
    profile = foldAll({ profile, seen: new Set() }, events).profile;
    expect(profileBytes(profile)).toBeLessThanOrEqual(PROFILE_BYTES_MAX);
  }
  const money = totals(profile);
  expect([money.spent.USD ?? 0, money.refunded.USD ?? 0]).toEqual([10 * spent, 10 * returned]);
  expect(money.events).toBeGreaterThanOrEqual(10 * theirs.length);
  const lastWeek = new Set(theirs.map((each) => eventIn(9, each).session));
  expect(lastWeek.has(profile.visits.at(-1)?.id ?? '')).toBe(true);
});

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + toMinor(Number(row.price), 'USD'), 0);
}
