import type { EventName } from '../event.ts';
import { ITEM_SPELLINGS } from './item-spellings.ts';
import { firstSaid, type Said } from './said.ts';

const OF_ONE_ITEM: ReadonlySet<EventName> = new Set<EventName>([
  ...(['select_item', 'view_item', 'add_to_wishlist', 'add_to_cart', 'remove_from_cart'] as const),
]);
/** `id` beside an event may be the event's own. */
const ITEM_IDS = ITEM_SPELLINGS.item_id.filter((key) => key.toLowerCase() !== 'id');
const OF_AN_ITEM = [
  ...ITEM_SPELLINGS.item_name,
  ...ITEM_SPELLINGS.price,
  ...ITEM_SPELLINGS.quantity,
  ...ITEM_SPELLINGS.item_variant,
];

/** The one item that stands in an event's params themselves, as in Segment's `Product Added`; undefined where only its id does. */
export function flatItem(name: EventName, said: Said): Said | undefined {
  if (!OF_ONE_ITEM.has(name)) return undefined;
  const item_id = firstSaid(said, ITEM_IDS);
  return item_id === undefined || firstSaid(said, OF_AN_ITEM) === undefined
    ? undefined
    : { ...said, item_id };
}
