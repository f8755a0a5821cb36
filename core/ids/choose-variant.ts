import type { CatalogItem } from '../catalog/item.ts';
import { itemNames } from './item-names.ts';
import { readAddress } from './read-address.ts';
import { wordsOf } from './words-of.ts';

export interface VariantHints {
  /** Where it was said: `?variant=222`, `?attribute_pa_color=blue`. */
  addresses: readonly string[];
  /** Other ids that were said with it, in lower case. */
  names: readonly string[];
  /** `item_variant`. */
  text?: string;
  /** Items that this visitor has had to do with, the latest first. Asked for only where several are left. */
  history: () => readonly string[];
}

/**
 * Which item of a group is meant: the one that the address names, else by its other ids, by colour and size, else the one that this
 * visitor knows, else the first that can be had. Each hint leaves those that agree with it, or all where none does.
 */
export function chooseVariant(items: readonly CatalogItem[], hints: VariantHints): CatalogItem | undefined {
  let left = items;
  const keep = (agrees: (item: CatalogItem) => boolean) => {
    const agreeing = left.filter(agrees);
    if (agreeing.length > 0) left = agreeing;
  };
  for (const address of hints.addresses) {
    for (const { kind, value } of readAddress(address)?.params ?? [])
      if (kind !== 'other') keep((item) => isCalled(item, value) || hasWords(item, value));
  }
  for (const name of hints.names) keep((item) => isCalled(item, name));
  const { text } = hints;
  if (text !== undefined) {
    keep((item) => isCalled(item, text.trim().toLowerCase()));
    keep((item) => hasWords(item, text));
  }
  if (left.length < 2) return left[0];
  const known = hints.history().find((id) => left.some((item) => item.id === id));
  if (known !== undefined) keep((item) => item.id === known);
  keep(({ availability }) => availability === 'in_stock');
  return left[0];
}

function isCalled(item: CatalogItem, name: string): boolean {
  const { own, mpn, gtin } = itemNames(item);
  return own.includes(name) || mpn === name || gtin === name;
}

/** All words of the text are words of colour and size; or of these and the title, where a feed has them there alone. */
function hasWords({ color = '', size = '', title }: CatalogItem, text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  const own = wordsOf(color === '' || size === '' ? `${color} ${size} ${title}` : `${color} ${size}`);
  return words.every((word) => own.includes(word));
}
