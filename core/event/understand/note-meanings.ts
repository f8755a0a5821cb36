import type { NoteCode } from './note-remedies.ts';

/** What each note says is wrong: a sentence without its full stop, so that a field may be named behind it. */
export const NOTE_MEANINGS = {
  name_read_as: 'An event comes under another name than GA4’s, and is understood',
  old_format: 'An event comes in an older format than GA4’s, and is understood',
  unreadable: 'A field cannot be read, and is left out',
  empty: 'A field is sent empty, and is left out',
  number_as_text: 'A number comes as text, and is read as one',
  item_without_id: 'An item comes without an id, and is left out',
  too_many_items: 'An event has more than 200 items, and the rest is left out',
  quantity_zero: 'A quantity is zero, and the item is left out',
  quantity_negative: 'A quantity is less than zero',
  quantity_rounded: 'A quantity is not a whole number, and is rounded',
  currency_missing: 'Money comes without a currency',
  currency_unreadable: 'A currency is none that is known',
  currency_read_as: 'A currency is not written as its code, and is understood',
  currency_differs: 'A price is in another currency than its event',
  value_from_items: 'A purchase comes without its value, which is counted from its items',
  order_number_missing: 'A purchase comes without the number of its order',
  order_number_read_as: 'The number of an order is no text of at most 100 characters',
  several_viewed: 'One look is at several items at once, and counts as a list',
} as const satisfies Record<NoteCode, string>;
