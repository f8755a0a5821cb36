import type { ItemLessons } from '../lessons/item-lessons.ts';
import type { LookedUp } from './looked-up.ts';
import type { Shared } from './once-a-request.ts';

/** One thing that can be bought, as decisions see it. Money is in minor units. */
export interface CatalogItem {
  id: string;
  groupId?: string;
  /** The maker's number. */
  mpn?: string;
  /** EAN, UPC or ISBN: 8 to 14 digits. */
  gtin?: string;
  title: string;
  description?: string;
  /** Absolute, or absolute path on the shop. http(s) only. */
  link: string;
  imageLink?: string;
  price: number;
  /** Holds from `saleFrom` until `saleUntil`, where they are said: `itemAt` knows what counts now. */
  salePrice?: number;
  /** Ms since the epoch. */
  saleFrom?: number;
  saleUntil?: number;
  currency: string;
  availability: 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder';
  brand?: string;
  /** `product_type`, broadest first: ['Women', 'Dresses', 'Midi']. */
  categories: string[];
  color?: string;
  size?: string;
  /** Share of the price that is left after the cost of the goods, 0 to 1. */
  margin?: number;
  lifetimeDays?: number;
  replenishDays?: number;
  goesWith?: string[];
  experience?: boolean;
}

/** What a decision may look up; filled beforehand with what `wantedBy` names. */
export interface CatalogLookup {
  item(id: string): CatalogItem | undefined;
  /** Items of a category in the catalogue's order, at most CATEGORY_ITEMS_MAX. */
  category(name: string): readonly CatalogItem[];
  /** What is bought most these weeks, of a category or (without one) of the whole shop, at most POPULAR_ITEMS_MAX. */
  popular(category?: string): readonly CatalogItem[];
  /** What everybody's orders teach of an item. */
  lessons(id: string): ItemLessons | undefined;
  /** What all slots of a request have in common, `once` made. */
  shared?: Shared;
  /** Told by `once` what was looked up for something that is used here. */
  restsOn?(looked: LookedUp): void;
}

/** Enough to fill the widest item strip of a slot twice over. */
export const CATEGORY_ITEMS_MAX = 24;
export const POPULAR_ITEMS_MAX = 24;

/** What is to be looked up, each once. */
export interface Wanted {
  items: string[];
  categories: string[];
  /** Categories; '' is the whole shop. */
  popular: string[];
  /** Items. */
  lessons: string[];
}

/** What was looked up and is there. */
export interface Found {
  items: readonly CatalogItem[];
  categories: Readonly<Record<string, readonly CatalogItem[]>>;
  popular: Readonly<Record<string, readonly CatalogItem[]>>;
  lessons: readonly ItemLessons[];
}
