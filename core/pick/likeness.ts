import type { CatalogItem } from '../catalog/item.ts';
import type { Affinity } from '../profile/affinities.ts';
import { priceLevelOf } from '../profile/price-level.ts';
import type { Leanings } from './leanings-of.ts';

/**
 * What each answer, from 0 to 1, counts for. The kind of thing most; brand, colour and price, on which shops filter, alike;
 * and what this visitor leans to settles what is left. Judgement, not a fit.
 */
const WEIGHTS = { path: 3, brand: 1, color: 1, price: 1, leaning: 0.5 };

/** How like `base` an item is to this visitor, comparable for one base; 0 where they have no level of the category path in common. */
export function likeness(base: CatalogItem, item: CatalogItem, affinities: Leanings | null): number {
  const levels = sharedLevels(base, item);
  if (levels === 0) return 0;
  return (
    (WEIGHTS.path * levels) / base.categories.length +
    WEIGHTS.brand * Number(base.brand !== undefined && base.brand === item.brand) +
    WEIGHTS.color * colorLikeness(base.color, item.color) +
    WEIGHTS.price * priceLikeness(base, item) +
    WEIGHTS.leaning * (affinities === null ? 0 : leaning(item, affinities))
  );
}

/** Levels that two paths have in common, from the broadest on. */
export function sharedLevels(a: CatalogItem, b: CatalogItem): number {
  const apart = a.categories.findIndex((level, depth) => level !== b.categories[depth]);
  return apart === -1 ? a.categories.length : apart;
}

/** The same is 1, a word in common (`Dusty rose`, `Rose`) half. */
function colorLikeness(a = '', b = ''): number {
  if (a === '' || b === '') return 0;
  const [mine, theirs] = [a.toLowerCase(), b.toLowerCase()];
  if (mine === theirs) return 1;
  const words = new Set(mine.split(/\s+/));
  return theirs.split(/\s+/).some((word) => words.has(word)) ? 0.5 : 0;
}

/** The lower by the higher; amounts of two currencies are not compared. */
function priceLikeness(a: CatalogItem, b: CatalogItem): number {
  if (a.currency !== b.currency) return 0;
  const [mine, theirs] = [a.salePrice ?? a.price, b.salePrice ?? b.price];
  return mine === theirs ? 1 : Math.min(mine, theirs) / Math.max(mine, theirs);
}

/** What speaks for its brand, its colour and its price level, on average. */
function leaning(item: CatalogItem, { brand, color, priceLevel }: Leanings): number {
  const shares = [
    shareOf(brand, item.brand),
    shareOf(color, item.color?.toLowerCase()),
    shareOf(priceLevel, priceLevelOf(item.salePrice ?? item.price)),
  ];
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function shareOf(affinities: readonly Affinity[], value: string | undefined): number {
  return affinities.find((each) => each.value === value)?.share ?? 0;
}
