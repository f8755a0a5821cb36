import type { CatalogItem } from '../catalog/item.ts';
import { itemAddress } from './address-keys.ts';
import { wordsOf } from './words-of.ts';

/** Sizes such as S, XL and 42, which stand in titles where a feed has no field for them. */
const SIZE_CHARS_MAX = 3;

/** Whether items are variants of one thing: of one group, or on one page and called the same, colour and size apart. */
export function isOneThing(items: readonly CatalogItem[]): boolean {
  const [first, ...others] = items;
  if (first === undefined || others.length === 0) return true;
  if (first.groupId !== undefined && others.every(({ groupId }) => groupId === first.groupId)) return true;
  const read = items.map((item) => itemAddress(item).keys);
  const pages = new Set(read.map((keys) => keys?.group));
  if (pages.size > 1 || pages.has(undefined)) return false;
  // Each has a variant of its own in its address, and no parameter of which nobody knows what it names.
  const areVariants =
    new Set(read.map((keys) => keys?.whole)).size === items.length &&
    read.every((keys) => keys?.whole === keys?.named);
  return areVariants || new Set(items.map(nameOf)).size === 1;
}

/** What is left of the title without colour and size. A landing page of the feed has things of different names. */
function nameOf({ title, color = '', size = '' }: CatalogItem): string {
  const own = new Set(wordsOf(`${color} ${size}`));
  return wordsOf(title)
    .filter((word) => word.length > SIZE_CHARS_MAX || !/^(\d.*|x*[sml])$/.test(word))
    .filter((word) => !own.has(word))
    .join(' ');
}
