/** One thing that can be bought, as decisions see it. Money is in minor units. */
export interface CatalogItem {
  id: string;
  groupId?: string;
  title: string;
  description?: string;
  /** Absolute, or absolute path on the shop. http(s) only. */
  link: string;
  imageLink?: string;
  price: number;
  salePrice?: number;
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

/** What a decision may look up; filled beforehand from `needsOf`. */
export interface CatalogLookup {
  item(id: string): CatalogItem | undefined;
  /** Items of a category in the catalogue's order, at most CATEGORY_ITEMS_MAX. */
  category(name: string): readonly CatalogItem[];
}

/** Enough to fill the widest item strip of a slot twice over. */
export const CATEGORY_ITEMS_MAX = 24;
