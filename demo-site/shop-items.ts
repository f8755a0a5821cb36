import { readFileSync } from 'node:fs';

/** A line of `catalog.ndjson`: Google Merchant's fields and Tact's own. One line is one shade of a product. */
export interface Item {
  id: string;
  item_group_id?: string;
  title: string;
  description: string;
  link: string;
  image_link: string;
  price: string;
  sale_price?: string;
  availability: 'in_stock' | 'out_of_stock' | 'preorder';
  brand: string;
  product_type: string;
  color?: string;
  size?: string;
  goes_with?: string[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export const items: readonly Item[] = readFileSync(new URL('./catalog.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Item);

const byId = new Map(items.map((item) => [item.id, item]));
export const itemOf = (id: string): Item | undefined => byId.get(id);

export const groupOf = (item: Item): string => item.item_group_id ?? item.id;
export const shadesOf = (item: Item): Item[] => items.filter((other) => groupOf(other) === groupOf(item));
export const slugOf = (item: Item): string => item.link.replace(/^\/p\//, '').replace(/\?.*$/, '');
export const colourSlug = (item: Item): string => (item.color ?? '').toLowerCase().replaceAll(' ', '-');
export const pathOf = (item: Item): string[] => item.product_type.split(' > ');
export const sizesOf = (item: Item): string[] => item.size?.split('/') ?? [];

/** Euros; what it costs now. */
export const priceOf = (item: Item): number => Number.parseFloat(item.sale_price ?? item.price);
export const fullPriceOf = (item: Item): number => Number.parseFloat(item.price);

/** The item of a product page: the shade that was asked for, else the first. */
export function itemBySlug(slug: string, colour?: string): Item | undefined {
  const shades = items.filter((item) => slugOf(item) === slug);
  return shades.find((item) => colourSlug(item) === colour) ?? shades[0];
}

/** One item a product, in the catalogue's order. */
export function products(of: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return of.filter((item) => !seen.has(groupOf(item)) && seen.add(groupOf(item)));
}

export interface Category {
  slug: string;
  title: string;
  intro: string;
  sizeGuide?: string;
}
export interface Department extends Category {
  shipping: string;
  returns: string;
  categories: Category[];
}
export const departments = read('./shop-data/departments.json') as Department[];
export const departmentOf = (item: Item): Department =>
  departments.find((each) => each.title === pathOf(item)[0]) ?? (departments[0] as Department);
export const categoryOf = (item: Item): Category | undefined =>
  departmentOf(item).categories.find((each) => each.title === pathOf(item)[1]);

export interface Review {
  stars: number;
  title: string;
  name: string;
  date: string;
  text: string;
  fit?: string;
}
export interface Reviews {
  /** How many gave five stars, four, … one. */
  distribution: number[];
  reviews: Review[];
}
const reviews = read('./shop-data/reviews.json') as Record<string, Reviews>;
export const reviewsOf = (item: Item): Reviews =>
  reviews[groupOf(item)] ?? { distribution: [0, 0, 0, 0, 0], reviews: [] };
export function ratingOf(item: Item): { average: number; count: number } {
  const { distribution } = reviewsOf(item);
  const count = distribution.reduce((sum, n) => sum + n, 0);
  const stars = distribution.reduce((sum, n, at) => sum + n * (5 - at), 0);
  return { average: count ? Math.round((stars / count) * 10) / 10 : 0, count };
}

export interface SizeGuide {
  note: string;
  columns: string[];
  rows: string[][];
}
const sizeGuides = read('./shop-data/size-guides.json') as Record<string, SizeGuide>;
export const sizeGuideOf = (item: Item): SizeGuide | undefined =>
  sizeGuides[categoryOf(item)?.sizeGuide ?? ''];

const stock = read('./shop-data/stock.json') as Record<string, Record<string, number>>;
/** How many are there; plenty where nothing is written down. */
export const stockOf = (item: Item, size: string): number =>
  item.availability === 'out_of_stock' ? 0 : (stock[item.id]?.[size] ?? 25);

export const shades = read('./shop-data/shades.json') as Record<string, string>;

export interface PastOrder {
  id: string;
  placed: string;
  stage: string;
  delivery: string;
  lines: { id: string; size: string; quantity: number }[];
}
export interface Customer {
  id: string;
  name: string;
  email: string;
  address: { street: string; postcode: string; city: string; country: string };
  orders: PastOrder[];
}
export const customers = read('./shop-data/customers.json') as Customer[];

/** Every word of the question somewhere in title, category, colour or brand. */
export function searchItems(question: string): Item[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return items.filter((item) => {
    const text = `${item.title} ${item.product_type} ${item.color ?? ''} ${item.brand}`.toLowerCase();
    return words.every((word) => text.includes(word.replace(/s$/, '')));
  });
}
