import { readEvent, type TactEvent } from '#core';
import type { Row, ShopSession } from './read-shop-events.ts';

/** The SDK says active time every five seconds of a page's first half minute, and takes nobody for active after that without a sign of life. */
const REPORT_MS = 5_000;
const ACTIVE_MS_MAX = 30_000;
/** Below this the SDK leaves the rest at a page's end unsaid. */
const LEFT_MS_MIN = 200;

export interface Moment {
  at: number;
  event: TactEvent;
}

/**
 * What a page would have sent for a session. The file has its rows and nothing between them, so somebody counts as active for half
 * a minute after a row at most; `reports` false leaves even that out, as a shop does that sends events by itself.
 */
export function shopperEvents(session: ShopSession, reports: boolean): Moment[] {
  return session.rows.flatMap((row, i) => {
    const next = session.rows[i + 1];
    return [
      ...rowEvents(row, `${session.id}:${i}`, session.id),
      ...(reports ? reportsOf(row, next, session.id) : []),
    ];
  });
}

function rowEvents(row: Row, id: string, session: string): Moment[] {
  const item = {
    item_id: row.item,
    price: row.price,
    item_category: row.category.replaceAll('.', ' > '),
    ...(row.brand !== '' && { item_brand: row.brand }),
  };
  const shared = { currency: 'USD', value: row.price, items: [item] };
  switch (row.type) {
    case 'view':
      return [make('page_view', row.at, session, {}), make('view_item', row.at, session, shared)];
    case 'cart':
      return [make('add_to_cart', row.at, session, shared)];
    case 'purchase':
      return [make('purchase', row.at, session, { ...shared, transaction_id: id })];
  }
}

function reportsOf(row: Row, next: Row | undefined, session: string): Moment[] {
  if (next === undefined) return [];
  const activeMs = Math.min(next.at - row.at, ACTIVE_MS_MAX);
  const whole = Array.from({ length: Math.floor(activeMs / REPORT_MS) }, (_, i) =>
    make('user_engagement', row.at + (i + 1) * REPORT_MS, session, { engagement_time_msec: REPORT_MS }),
  );
  const rest = activeMs % REPORT_MS;
  return rest < LEFT_MS_MIN
    ? whole
    : [...whole, make('user_engagement', next.at, session, { engagement_time_msec: rest })];
}

let made = 0;

function make(name: string, at: number, session: string, params: Record<string, unknown>): Moment {
  const id = `00000000-0000-4000-8000-${String(made++).padStart(12, '0')}`;
  const read = readEvent({ id, name, at, params }, { now: at, offset: 0, session, source: 'browser' });
  if (!read.ok) throw new Error(`${name} at ${at}: ${read.detail}`);
  return { at, event: read.event };
}
