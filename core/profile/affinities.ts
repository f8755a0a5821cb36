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
 * @param kinds those that are asked for: each is a pass over all signs
 */
export function affinitiesOf<Kind extends keyof Affinities = keyof Affinities>(
  profile: Profile,
  now: number,
  describe: (id: string) => CatalogItem | undefined,
  kinds: readonly Kind[] = ALL as readonly Kind[],
): Pick<Affinities, Kind> {
  const signs = signsOf(profile, now).map((sign): Described => {
    const { items } = profile;
    const memory = Object.hasOwn(items, sign.item) ? items[sign.item] : undefined;
    return { sign, memory, described: describe(sign.item) };
  });
  const found = kinds.map((kind) => [kind, shares(signs, VALUES[kind])]);
  return Object.fromEntries(found) as Pick<Affinities, Kind>;
}

interface Described {
  sign: ItemSign;
  memory: ItemMemory | undefined;
  described: CatalogItem | undefined;
}

const ALL: readonly (keyof Affinities)[] = ['category', 'brand', 'color', 'priceLevel'];

const VALUES: Record<keyof Affinities, (of: Described) => readonly string[]> = {
  category({ memory, described }) {
    const path =
      memory?.category === undefined ? (described?.categories ?? []) : pathOf(memory.category.value);
    return path.map((_, depth) => path.slice(0, depth + 1).join(' > '));
  },
  brand({ memory, described }) {
    const brand = memory?.brand?.value ?? described?.brand;
    return brand === undefined ? [] : [brand];
  },
  color: ({ memory, described }) => colorOf(memory, described),
  priceLevel({ sign, memory, described }) {
    const price = sign.price ?? memory?.price?.value ?? described?.salePrice ?? described?.price;
    return price === undefined ? [] : [priceLevelOf(price)];
  },
};

/** In lower case: shops write `Rose` in the feed and `rose` in the page. */
function colorOf(memory: ItemMemory | undefined, described: CatalogItem | undefined): string[] {
  const variant = memory?.variant?.value;
  const isSize = variant !== undefined && described?.size?.toLowerCase() === variant.toLowerCase();
  const color = described?.color ?? (isSize ? undefined : variant);
  return color === undefined ? [] : [color.toLowerCase()];
}

function shares(all: readonly Described[], valuesOf: (of: Described) => readonly string[]): Affinity[] {
  const byValue = new Map<string, ItemSign[]>();
  let total = 0;
  for (const each of all) {
    const { sign } = each;
    const values = valuesOf(each);
    if (values.length > 0) total += Math.max(0, sign.weight);
    for (const value of values) {
      const others = byValue.get(value);
      if (others === undefined) byValue.set(value, [sign]);
      else others.push(sign);
    }
  }
  return [...byValue]
    .map(([value, signs]) => {
      const weight = signs.reduce((sum, each) => sum + each.weight, 0);
      return {
        value,
        share: total === 0 ? 0 : Math.max(0, weight) / total,
        weight,
        because: signs
          .toSorted((a, b) => compare(Math.abs(b.weight), Math.abs(a.weight)) || compare(a.item, b.item))
          .slice(0, AFFINITY_SIGNS_MAX),
      };
    })
    .sort((a, b) => compare(b.weight, a.weight) || compare(a.value, b.value));
}
