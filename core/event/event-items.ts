import type { EventItem, TactEvent } from './event.ts';

/** What the event is about: its items, else the one it names, else the one its page is about. */
export function eventItems(event: TactEvent): readonly EventItem[] {
  const { items, item_id: id } = event.params;
  if (items !== undefined) return items;
  const only = id ?? event.page?.itemId;
  return only === undefined ? [] : [{ item_id: only }];
}
