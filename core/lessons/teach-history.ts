import { compare } from '../profile/canonical.ts';
import { teach, type TaughtOrder } from './taught-order.ts';

export interface PastOrder {
  id: string;
  /** The shop's name for who bought; absent: nobody knows. */
  customer?: string;
  /** ms since the epoch. */
  at: number;
  items: readonly string[];
}

/** As many of a customer's orders as a profile keeps give the rhythm. */
const RHYTHM_ORDERS_MAX = 10;

/**
 * What past orders teach, by time, each held against the same customer's earlier ones among them: a customer's orders that
 * come in different loads know nothing of each other. Of an id that comes twice the first counts.
 */
export function teachHistory(orders: readonly PastOrder[]): TaughtOrder[] {
  const once = new Map<string, PastOrder>();
  for (const order of orders) if (!once.has(order.id)) once.set(order.id, order);
  const customers = new Map<string, { bought: Map<string, number>; orders: number[] }>();
  const inTime = [...once.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  return inTime.map(({ id, customer, at, items }) => {
    if (customer === undefined) return teach({ order: id, at, items });
    const past = customers.get(customer) ?? { bought: new Map<string, number>(), orders: [] };
    const taught = teach({ order: id, at, items }, past);
    for (const item of items) past.bought.set(item, at);
    customers.set(customer, { ...past, orders: [...past.orders, at].slice(-RHYTHM_ORDERS_MAX) });
    return taught;
  });
}
