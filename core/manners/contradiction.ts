import type { CatalogItem } from '../catalog/item.ts';
import { endsWithin } from '../catalog/ends-within.ts';
import type { StatedFilter } from './stated-filters.ts';

/**
 * The value of an item that contradicts what was said; undefined where none does. An item that has no value in the field, or
 * none below the category that was spoken of, is not known to contradict anything. Capitals, a plural -s and, for a colour, the
 * words beside it (`Dusty rose` is a rose) do not matter.
 */
export function contradiction(item: CatalogItem, filter: StatedFilter): string | undefined {
  const { field, within, values } = filter;
  if (field === 'any') return valuesOf(item).find((value) => values.some((said) => isSame(value, said)));
  // A taste in places is no filter: who asked for the South may well come to like the North.
  if (item.experience === true) return undefined;
  const from = within === undefined ? 0 : endsWithin(item.categories, within);
  if (within !== undefined && from === 0) return undefined;
  switch (field) {
    case 'category':
      return differing(item.categories, values, isSame) && item.categories.slice(from).at(-1);
    case 'brand':
      return differing(item.brand === undefined ? [] : [item.brand], values, isSame);
    case 'color':
      return differing(parts(item.color), values, isShade);
    case 'size':
      return differing(parts(item.size), values, isSame);
    default:
      return field satisfies never;
  }
}

/** The first of the values, where none of them is one of those that were said. */
function differing(
  found: readonly string[],
  said: readonly string[],
  isOne: (value: string, said: string) => boolean,
): string | undefined {
  return found.some((value) => said.some((each) => isOne(value, each))) ? undefined : found[0];
}

function valuesOf({ categories, brand, color }: CatalogItem): string[] {
  return [...categories, ...(brand === undefined ? [] : [brand]), ...parts(color)];
}

/** Merchant writes several colours as `Red/Blue`; feeds list sizes as `34/36/38` or `S, M`. */
function parts(text = ''): string[] {
  return text.split(/[/,]/).filter((part) => part.trim() !== '');
}

function isShade(value: string, said: string): boolean {
  return (
    isSame(value, said) ||
    value
      .toLowerCase()
      .split(/[\s-]+/)
      .includes(said)
  );
}

/** @param said lower case, trimmed */
function isSame(value: string, said: string): boolean {
  const own = value.trim().toLowerCase();
  return own === said || isPlural(own, said) || isPlural(said, own);
}

function isPlural(many: string, one: string): boolean {
  return many === `${one}s` || many === `${one}es`;
}
