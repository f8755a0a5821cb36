import * as v from 'valibot';
import { ORDER_ITEMS_MAX, readId, readMoment } from '#core';
import type { PastOrder } from '#core';
import { flawsOf } from '../body/flaws-of.ts';

/** A shop's clock may be wrong by a zone; what is later than that is a mistake. */
const FUTURE_MS_MAX = 86_400_000;
/** Lines of one order that are looked at: those that are learned from (ORDER_ITEMS_MAX), and returns between them. */
const LINES_MAX = 1000;

const id = v.pipe(
  v.unknown(),
  v.transform((raw) => readId(raw)),
  v.string('an id: text or number, at most 100 characters'),
);
/** Exports have numbers as text. */
const quantity = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\s*-?\d+([.,]\d+)?\s*$/, 'a number'))]),
  v.transform((said) => Number(typeof said === 'string' ? said.replace(',', '.') : said)),
);
const orderSchema = v.object({
  id,
  customer: v.optional(id),
  at: v.union([v.number(), v.string()], 'seconds or ms since the epoch, or a date such as 2026-11-01 10:00'),
  items: v.pipe(
    v.array(v.object({ item_id: id, quantity: v.optional(quantity, 1) })),
    v.maxLength(LINES_MAX),
  ),
});

export type ReadPastOrder = { ok: true; order: PastOrder } | { ok: false; detail: string };

/**
 * An order of the past, its moment in seconds or milliseconds since the epoch, or as platforms export it (`readMoment`). Lines with a quantity of 0 or less are returns, which
 * teach nothing; an order of nothing else is none.
 *
 * @param timezone of moments that name no zone
 */
export function readPastOrder(raw: unknown, now: number, timezone: string): ReadPastOrder {
  const read = v.safeParse(orderSchema, raw, { abortEarly: true });
  if (!read.success) {
    const [flaw] = flawsOf(read.issues);
    return { ok: false, detail: `${flaw?.path || 'order'}: ${flaw?.detail}`.slice(0, 200) };
  }
  const { id, customer, items } = read.output;
  const at = readMoment(read.output.at, timezone)?.at;
  if (at === undefined)
    return { ok: false, detail: 'at: seconds or ms since the epoch, or a date such as 2026-11-01 10:00' };
  if (at > now + FUTURE_MS_MAX) return { ok: false, detail: 'at: in the future' };
  const bought = new Set(items.filter(({ quantity }) => quantity > 0).map((item) => item.item_id));
  if (bought.size === 0) return { ok: false, detail: 'items: nothing was bought' };
  const order = { id, at, items: [...bought].slice(0, ORDER_ITEMS_MAX) };
  return { ok: true, order: customer === undefined ? order : { ...order, customer } };
}
