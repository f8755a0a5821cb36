import type { Profile } from './profile.ts';

/** The order was told of, and something of it is remembered: its own entry, or a thing that it bought. */
export function isOrdered({ orders, bought }: Profile, id: string): boolean {
  return (
    orders.some((order) => order.id === id) ||
    Object.values(bought).some((buys) => buys.some((buy) => buy.order === id))
  );
}
