import { createHash } from 'node:crypto';
import type { Row } from './read-rows.ts';

export const CURRENCY = 'USD';

/** The SDK stops counting time as active 30 s after the last sign of life; the file has none but its rows. */
const ACTIVE_MS_MAX = 30_000;

export interface WireEventOut {
  id: string;
  name: string;
  at: number;
  params: Record<string, unknown>;
}

/**
 * What a page would have sent for this row: the file's own event, and what the file does not record but a page
 * does: the page view, and the active time since the session's row before.
 */
export function eventsOfRow(row: Row, before: Row | undefined, shiftMs: number, run: string): WireEventOut[] {
  const at = row.at + shiftMs;
  const price = Number(row.price);
  const item = {
    item_id: row.product,
    price,
    quantity: 1,
    ...(row.brand ? { item_brand: row.brand.slice(0, 48) } : {}),
    ...(row.category ? { item_category: row.category.slice(0, 48) } : {}),
  };
  const make = (name: string, params: Record<string, unknown>): WireEventOut => ({
    id: idOf(run, row.line, name),
    name,
    at,
    params,
  });
  const events: WireEventOut[] = [];
  if (before)
    events.push(
      make('user_engagement', { engagement_time_msec: Math.min(row.at - before.at, ACTIVE_MS_MAX) }),
    );
  const shared = { currency: CURRENCY, value: price, items: [item] };
  if (row.type === 'view') events.push(make('page_view', {}), make('view_item', shared));
  else if (row.type === 'cart') events.push(make('add_to_cart', shared));
  else events.push(make('purchase', { ...shared, transaction_id: `${run}-${row.line}` }));
  return events;
}

const OF_FILE: ReadonlySet<string> = new Set(['view_item', 'add_to_cart', 'purchase']);

/** The file's own events, as against what a page would have added to them. */
export function isOfFile(event: WireEventOut): boolean {
  return OF_FILE.has(event.name);
}

/** A UUID (version 8, RFC 9562 §5.8) that the same row of the same run always gets: resending is harmless. */
function idOf(run: string, line: number, name: string): string {
  const hex = createHash('sha256').update(`${run}/${line}/${name}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4] as string;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
