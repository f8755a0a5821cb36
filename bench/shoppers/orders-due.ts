import { DAY_MS, WINDOW_DAYS } from './parameters.ts';
import type { Order, Seen } from './policy.ts';

type Pending = Omit<Order, 'after'>;

/** Orders on their way, and to which showing they will be put down: the last one before them, as shops count. */
export interface OrdersDue {
  add(order: Pending): void;
  showed(seen: Seen, variant: number): void;
  /** Those that have come by then, in the order of their coming. */
  until(at: number): Order[];
}

export function createOrdersDue(): OrdersDue {
  /** Descending by time, so that the next is the last. At most some hundred, so that an insertion is cheap. */
  const pending: Pending[] = [];
  const lastShown = new Map<number, { seen: Seen; variant: number }>();
  return {
    add(order) {
      let place = pending.length;
      while (place > 0 && pending[place - 1]!.at < order.at) place -= 1;
      pending.splice(place, 0, order);
    },
    showed(seen, variant) {
      lastShown.set(seen.shopper, { seen, variant });
    },
    until(at) {
      const come: Order[] = [];
      while (pending.length > 0 && pending.at(-1)!.at <= at) {
        const order = pending.pop()!;
        const last = lastShown.get(order.shopper);
        const isCounted = last !== undefined && order.at < last.seen.at + WINDOW_DAYS * DAY_MS;
        come.push({ ...order, after: isCounted ? last : undefined });
      }
      return come;
    },
  };
}
