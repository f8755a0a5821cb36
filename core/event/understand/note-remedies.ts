/** What a page can send wrongly without losing its event, and what to do about it. A closed set: programs branch on the codes. */
export const NOTE_REMEDIES = {
  name_read_as: 'Push the event under its GA4 name.',
  old_format: 'Push GA4’s items beside the event instead of the older format.',
  unreadable: 'Send the field as GA4 describes it, or leave it out.',
  empty: 'Leave the field out where its value is not known; an empty text is not zero.',
  number_as_text: 'Send amounts as numbers: 4245.42 instead of "4,245.42".',
  item_without_id: 'Give each item an item_id: text or number, at most 100 characters.',
  too_many_items: 'Send at most 200 items with an event.',
  quantity_zero:
    'Send add_to_cart and remove_from_cart only for what changed, with the number of pieces that changed.',
  quantity_negative: 'Send a positive quantity: add_to_cart and remove_from_cart say the direction.',
  quantity_rounded: 'Send whole pieces as quantity.',
  currency_missing: 'Send currency (ISO 4217, such as EUR) wherever value or price is sent.',
  currency_unreadable: 'Send currency as a code of ISO 4217, such as EUR.',
  currency_read_as: 'Send currency as a code of ISO 4217, such as EUR.',
  currency_differs: 'Send all prices of an event in the event’s currency.',
  value_from_items: 'Send value as a number with each purchase.',
  order_number_missing: 'Send transaction_id with each purchase: the number that the shop gives the order.',
  order_number_read_as: 'Send transaction_id as a text of at most 100 characters.',
  several_viewed:
    'Send view_item for the one item that the page is about, and view_item_list for recommendations.',
} as const satisfies Record<string, string>;
export type NoteCode = keyof typeof NOTE_REMEDIES;
