import type { TactEvent } from '../event/event.ts';
import { keysOf } from './fold-all.ts';
import { ordersOf } from './orders.ts';
import type { Order, Profile } from './profile.ts';

/**
 * A browser's purchase that says nothing new: its order was told before, and not later. So a thank-you page that is loaded again
 * changes nothing at all, whatever it says the second time: no visit, no moment, no item is newer for it.
 *
 * Not one whose order only the shop's system has told of, without saying what was bought; and not one that happened before all
 * that was told of it, as happens where a device was without a connection: these are folded, and joined.
 *
 * @param isSeen whether an event with this key (`keysOf`) was folded before
 */
export function isToldAgain(
  { orders, bought }: Pick<Profile, 'orders' | 'bought'>,
  event: TactEvent,
  isSeen: (key: string) => boolean,
): boolean {
  if (event.name !== 'purchase' || event.source === 'server') return false;
  const [id, order] = keysOf(event);
  if (order === undefined || id === undefined || isSeen(id) || !isSeen(order)) return false;
  const [told] = ordersOf(event);
  const known = orders.filter((each) => each.id === told?.id);
  if (known.length === 0) return true;
  return known.some((each) => each.at <= event.at && (!each.confirmed || saysWhat(each, bought)));
}

function saysWhat(order: Order, bought: Profile['bought']): boolean {
  return (
    order.items.length > 0 || Object.values(bought).some((buys) => buys.some((buy) => buy.order === order.id))
  );
}
