import type { EventItem } from './event.ts';

/** What items cost together, as the page says, in whole units of its currency; what has no price counts nothing. */
export function itemsWorth(items: readonly EventItem[]): number {
  return items.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0);
}
