import type { EventName } from '../event.ts';
import { takeNote, type EventNote } from './notes.ts';
import type { SaidItem } from './read-item.ts';

interface Judged {
  name: EventName;
  items?: SaidItem[];
  /** The items say that nothing happened. */
  none?: string;
}

/**
 * What quantities mean for an event, and whether it is the event that its name says: less than nothing put into a basket is
 * taken out of it, and of several items viewed at once none was looked at.
 */
export function judgeItems(name: EventName, items: SaidItem[], notes: EventNote[]): Judged {
  switch (name) {
    case 'add_to_cart':
      return changed(name, items, notes);
    case 'remove_from_cart':
      return changed(
        name,
        items.map((each) => turned(each, notes)),
        notes,
      );
    case 'view_item':
      return viewed(items, notes);
    case 'view_item_list':
    case 'select_item':
    case 'add_to_wishlist':
      return { name, items: items.map((each) => (countOf(each) > 0 ? each : uncounted(each))) };
    case 'refund':
    case 'return_received':
      return withSome(
        name,
        items,
        items.map((each) => turned(each, notes)).filter((each) => isSome(each, notes)),
      );
    default:
      return { name, items: items.filter((each) => isSome(each, notes)) };
  }
}

function changed(name: EventName, items: SaidItem[], notes: EventNote[]): Judged {
  const moved = items.filter((each) => countOf(each) !== 0);
  for (const { path } of items.filter((each) => countOf(each) === 0))
    takeNote(notes, `${path}.quantity`, 'quantity_zero', 'zero of it: nothing changed');
  if (moved.length > 0 && moved.every((each) => countOf(each) < 0))
    return { name: 'remove_from_cart', items: moved.map((each) => turned(each, notes)) };
  return withSome(
    name,
    items,
    moved.filter((each) => isSome(each, notes)),
  );
}

/** Variants of one thing, or one item told twice, are one look. */
function viewed(items: SaidItem[], notes: EventNote[]): Judged {
  const counted = items.map((each) => (countOf(each) > 0 ? each : uncounted(each)));
  const [first] = counted;
  if (first === undefined || counted.length === 1) return { name: 'view_item', items: counted };
  const { item_id: id, item_group_id: group } = first.item;
  const isOne = counted.every(
    ({ item }) => item.item_id === id || (group !== undefined && item.item_group_id === group),
  );
  if (isOne) return { name: 'view_item', items: [first] };
  takeNote(
    notes,
    'params.items',
    'several_viewed',
    `${counted.length} items at once are a list: none was looked at`,
  );
  return { name: 'view_item_list', items: counted };
}

function withSome(name: EventName, before: SaidItem[], items: SaidItem[]): Judged {
  return before.length > 0 && items.length === 0
    ? { name, none: 'zero of each item: nothing happened' }
    : { name, items };
}

function isSome(each: SaidItem, notes: EventNote[]): boolean {
  const count = countOf(each);
  if (count > 0) return true;
  const code = count === 0 ? 'quantity_zero' : 'quantity_negative';
  takeNote(notes, `${each.path}.quantity`, code, `${count} of it: the item is left out`);
  return false;
}

function turned(each: SaidItem, notes: EventNote[]): SaidItem {
  const count = countOf(each);
  if (count >= 0) return each;
  takeNote(notes, `${each.path}.quantity`, 'quantity_negative', `${count} is read as ${-count} taken out`);
  return { ...each, item: { ...each.item, quantity: -count } };
}

function countOf({ item }: SaidItem): number {
  return item.quantity ?? 1;
}

/** Where an item is only seen, its quantity is the shop's stock, or nothing. */
function uncounted(each: SaidItem): SaidItem {
  const { quantity: _, ...item } = each.item;
  return { ...each, item };
}
