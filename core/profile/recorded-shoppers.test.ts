import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TactEvent } from '../event/event.ts';
import { readEvent } from '../event/read-event.ts';
import { toMinor } from '../money/to-minor.ts';
import { basketOf } from './basket-of.ts';
import { foldAll } from './fold-all.ts';
import { newProfile } from './profile.ts';
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

function eventOf([line, row]: [number, Row]): TactEvent {
  const at = Date.parse(row.event_time.replace(' UTC', 'Z').replace(' ', 'T'));
  const price = Number(row.price);
  const read = readEvent(
    {
      id: `00000000-0000-4000-8000-${String(line).padStart(12, '0')}`,
      name: NAMES[row.event_type],
      at,
      params: {
        currency: 'USD',
        items: [{ item_id: row.product_id, item_category: row.category_code.split('.')[0], price }],
        ...(row.event_type === 'purchase' && { value: price, transaction_id: `line-${line}` }),
      },
    },
    { now: at, offset: 0, session: row.user_session, source: 'browser' },
  );
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
