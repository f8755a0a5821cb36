/** What a page or an event says of an item, for the catalogue to say which one is meant. */
export interface Ask {
  /** As the page says it; may be anything but empty. */
  id?: string;
  groupId?: string;
  mpn?: string;
  gtin?: string;
  /** Addresses that are the item's own, if they are any item's: the page's, then its canonical one. */
  addresses?: readonly string[];
  /** Where it was said; names a variant, and never the item. */
  at?: string;
  /** `item_variant`: "Red / M". */
  variant?: string;
}

/** By what an item was found. */
export type FoundBy = 'id' | 'spelling' | 'group' | 'mpn' | 'gtin' | 'pattern' | 'scheme' | 'address';
