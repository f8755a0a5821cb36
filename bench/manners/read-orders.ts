import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface ShopOrder {
  id: string;
  /** '' where nobody knows who bought. */
  customer: string;
  at: number;
  /** Distinct, in the order of the invoice's lines. */
  items: string[];
}

export interface Recorded {
  /** By time. */
  orders: ShopOrder[];
  /** By customer and item: days on which it was bought and kept, as ms times, ascending. */
  purchases: { customer: string; item: string; times: number[] }[];
  /** What was left out, for the report. */
  left: { lines: number; cancelled: number };
}

interface Line {
  invoice: string;
  customer: string;
  item: string;
  quantity: number;
  at: number;
}

const DAY_MS = 86_400_000;

/**
 * The Online Retail file. Lines without price or with a quantity of 0 or less that are no cancellation are corrections of
 * stock and left out; so are codes that do not begin with five digits (POST, DOT, M, BANK CHARGES, vouchers: no products). An
 * upper-case letter after the number and a lower-case one are the same item. A purchase of which the whole quantity was
 * cancelled later (invoice C…) teaches as it came, since a live shop learns before the parcel is back, and is no purchase
 * where rules are tried. Orders of one customer on one day are one purchase.
 */
export function readOrders(path: string): Recorded {
  const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  const lines = rows.flatMap((row) => lineOf(row) ?? []).sort((a, b) => a.at - b.at);
  const orders = new Map<string, ShopOrder>();
  for (const { invoice, customer, item, quantity, at } of lines) {
    if (quantity < 0) continue;
    const order = orders.get(invoice) ?? { id: invoice, customer, at, items: [] };
    if (!order.items.includes(item)) order.items.push(item);
    orders.set(invoice, order);
  }
  const { purchases, cancelled } = purchasesOf(lines);
  return { orders: [...orders.values()], purchases, left: { lines: rows.length - lines.length, cancelled } };
}

function lineOf(row: string): Line | undefined {
  const [invoice = '', customer = '', code = '', quantity = '', price = '', at = ''] = row.trim().split(',');
  const line = {
    invoice,
    customer,
    item: code.toUpperCase(),
    quantity: Number(quantity),
    at: Date.parse(at),
  };
  const isOrder = /^\d/.test(invoice) && line.quantity > 0;
  const isCancellation = invoice.startsWith('C') && line.quantity < 0;
  const isProduct = /^\d{5}/.test(code) && Number(price) > 0;
  return isProduct && (isOrder || isCancellation) ? line : undefined;
}

function purchasesOf(lines: readonly Line[]): { purchases: Recorded['purchases']; cancelled: number } {
  const bought = new Map<string, { customer: string; item: string; buys: Line[] }>();
  let cancelled = 0;
  for (const line of lines) {
    const { customer, item } = line;
    if (customer === '') continue;
    const mine = bought.get(`${customer} ${item}`) ?? { customer, item, buys: [] };
    bought.set(`${customer} ${item}`, mine);
    if (line.quantity > 0) {
      mine.buys.push(line);
      continue;
    }
    const undone = mine.buys.findLastIndex((buy) => buy.quantity === -line.quantity);
    if (undone >= 0) {
      mine.buys.splice(undone, 1);
      cancelled += 1;
    }
  }
  const purchases = [...bought.values()].map(({ customer, item, buys }) => ({
    customer,
    item,
    times: buys.map(({ at }) => at).filter((at, n, all) => n === 0 || dayOf(at) !== dayOf(all[n - 1]!)),
  }));
  return { purchases: purchases.filter(({ times }) => times.length > 0), cancelled };
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}
