import type { CatalogItem } from '../catalog/item.ts';
import { itemAddress } from './address-keys.ts';
import { itemNames } from './item-names.ts';
import { knownIdParts } from './known-id-parts.ts';

/** Three of its address, five names, two segments; a bound for what is yet to come. */
export const ITEM_KEYS_MAX = 12;
/** Sizes and countries are shorter, and would be parts of half a catalogue. */
const SEGMENT_MIN = 3;
const SEGMENTS = 2;

/**
 * What a page may call an item, as texts that the catalogue finds it by: `a:` addresses, `n:` names, `s:` segments of an id
 * that only the plan's own pattern knows how to read. The id itself is not among them where it is in lower case already.
 * A key only finds: whoever looks an item up checks what it is to it.
 */
export function itemKeys(item: CatalogItem): string[] {
  const { keys: links } = itemAddress(item);
  const { own, group, mpn, gtin } = itemNames(item);
  const names = [...own.filter((name) => name !== item.id), ...group, mpn, gtin];
  const keys = [
    ...(links === undefined ? [] : [links.whole, links.named, links.group]),
    ...names.flatMap((name) => (name === undefined ? [] : [nameKey(name)])),
    ...segmentsOf(item.id).map(segmentKey),
  ];
  return [...new Set(keys)].slice(0, ITEM_KEYS_MAX);
}

export function nameKey(name: string): string {
  return `n:${name}`;
}

export function segmentKey(segment: string): string {
  return `s:${segment}`;
}

function segmentsOf(id: string): string[] {
  if (knownIdParts(id) !== undefined) return [];
  const segments = id.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return segments.length < 2 ? [] : segments.filter(({ length }) => length >= SEGMENT_MIN).slice(-SEGMENTS);
}
