import { pathOf } from '../catalog/category-path.ts';
import type { CatalogItem } from '../catalog/item.ts';
import { signsOf, type ItemSign } from './item-signs.ts';
import { compare } from './canonical.ts';
import type { ItemMemory, Profile } from './profile.ts';
import { priceLevelOf } from './price-level.ts';

export interface Affinity {
  /** `Women > Dresses` (each step of a path for itself), `Marlow`, `rose`, or a price level (`price-level.ts`). */
  value: string;
  /** 0 to 1: of all that speaks for anything here, what speaks for this, less what speaks against it. */
  share: number;
  /** The same before it is a share; below 0 where more speaks against it. A fresh look is 1. */
  weight: number;
  /** What it rests on, the weightiest first, at most AFFINITY_SIGNS_MAX. */
  because: readonly ItemSign[];
}

/** Each the largest share first. Categories nest: who likes `Women > Dresses` likes `Women`, so their shares sum to more than 1. */
export interface Affinities {
  category: readonly Affinity[];
  brand: readonly Affinity[];
  color: readonly Affinity[];
  priceLevel: readonly Affinity[];
}

/** As many as a sentence names. */
export const AFFINITY_SIGNS_MAX = 3;

/**
 * What this visitor leans to: shares over category, brand, colour and price level.
 *
 * Derived each time from the items and purchases that are remembered, and stored nowhere. So it is exact when two profiles
 * become one (a running sum of decayed weights would count what both had twice), it explains itself by the signs it rests
 * on, and what the visitor has deleted is out of it at once. It costs one pass over some fifty items.
 *
 * Category and brand are those that the events named, else the catalogue's; the colour is the catalogue's, else the variant
 * looked at, unless that is the size; the price is what was paid, what it cost when looked at, else what it costs.
 *
 * @param describe the item as the catalogue has it, where that is at hand
 */
export function affinitiesOf(
  profile: Profile,
  now: number,
  describe: (id: string) => CatalogItem | undefined,
): Affinities {
  const signs = signsOf(profile, now).map((sign) => ({
    sign,
    ...traitsOf(sign, profile.items, describe(sign.item)),
  }));
  const over = (valuesOf: (each: (typeof signs)[number]) => readonly string[]) =>
    shares(signs.map((each) => ({ sign: each.sign, values: valuesOf(each) })));
  return {
    category: over(({ path }) => path.map((_, depth) => path.slice(0, depth + 1).join(' > '))),
    brand: over(({ brand }) => brand),
    color: over(({ color }) => color),
    priceLevel: over(({ level }) => level),
  };
}

function traitsOf(
  { item, price: paid }: ItemSign,
  items: Readonly<Record<string, ItemMemory>>,
  described: CatalogItem | undefined,
) {
  const memory = Object.hasOwn(items, item) ? items[item] : undefined;
  const brand = memory?.brand?.value ?? described?.brand;
  const price = paid ?? memory?.price?.value ?? described?.salePrice ?? described?.price;
  return {
    path: memory?.category === undefined ? (described?.categories ?? []) : pathOf(memory.category.value),
    brand: brand === undefined ? [] : [brand],
    color: colorOf(memory, described),
    level: price === undefined ? [] : [priceLevelOf(price)],
  };
}

/** In lower case: shops write `Rose` in the feed and `rose` in the page. */
function colorOf(memory: ItemMemory | undefined, described: CatalogItem | undefined): string[] {
  const variant = memory?.variant?.value;
  const isSize = variant !== undefined && described?.size?.toLowerCase() === variant.toLowerCase();
  const color = described?.color ?? (isSize ? undefined : variant);
  return color === undefined ? [] : [color.toLowerCase()];
}

function shares(signs: readonly { sign: ItemSign; values: readonly string[] }[]): Affinity[] {
  const byValue = new Map<string, ItemSign[]>();
  let total = 0;
  for (const { sign, values } of signs) {
    if (values.length > 0) total += Math.max(0, sign.weight);
    for (const value of values) byValue.set(value, [...(byValue.get(value) ?? []), sign]);
  }
  return [...byValue]
    .map(([value, all]) => {
      const weight = all.reduce((sum, each) => sum + each.weight, 0);
      return {
        value,
        share: total === 0 ? 0 : Math.max(0, weight) / total,
        weight,
        because: all
          .toSorted((a, b) => compare(Math.abs(b.weight), Math.abs(a.weight)) || compare(a.item, b.item))
          .slice(0, AFFINITY_SIGNS_MAX),
      };
    })
    .sort((a, b) => compare(b.weight, a.weight) || compare(a.value, b.value));
}
