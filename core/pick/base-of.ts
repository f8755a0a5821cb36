import type { CatalogItem } from '../catalog/item.ts';
import { basketOf } from '../profile/basket-of.ts';
import type { PickInput } from './picked.ts';
import { rankFocus } from './rank-focus.ts';
import { quoted } from './quoted.ts';

/** What a pick starts from. */
export interface Base {
  id: string;
  from: 'page' | 'basket' | 'focus';
  /** Absent where the catalogue does not have it: what orders teach of it may be known all the same. */
  item: CatalogItem | undefined;
}

/** Of a full basket the newest lines: each costs a look-up of what orders teach, and what was put in last is what is being thought of. */
const BASES_MAX = 4;

type Input = Pick<PickInput, 'profile' | 'context' | 'catalog'>;

/** The item of the page; else what lies in the basket, the newest first; else what the visitor is on about. */
export function basesToComplete(input: Input): Base[] {
  return firstOf([pageBases, basketBases, focusBases], input);
}

/**
 * The item of the page; else what the visitor is on about and has not chosen yet; only then what lies in the basket: an
 * alternative to what is chosen already takes back half a sale.
 */
export function baseToResemble(input: Input): Base | undefined {
  return firstOf([pageBases, focusBases, basketBases], input)[0];
}

/** In words: `“Amelie wrap dress”`, which is before their eyes, or `“Amelie wrap dress”, which is in your basket`. */
export function baseWords({ from, item }: Base): string {
  const where = { page: 'you are looking at', basket: 'is in your basket', focus: 'you looked at' }[from];
  if (item === undefined) return `what ${where}`;
  return from === 'page' ? quoted(item.title) : `${quoted(item.title)}, which ${where}`;
}

function firstOf(sources: readonly ((input: Input) => Base[])[], input: Input): Base[] {
  for (const source of sources) {
    const bases = source(input);
    if (bases.length > 0) return bases;
  }
  return [];
}

function pageBases({ context, catalog }: Input): Base[] {
  const id = context.page.itemId;
  return id === undefined ? [] : [{ id, from: 'page', item: catalog.item(id) }];
}

function basketBases({ profile, catalog }: Input): Base[] {
  if (profile === null) return [];
  const ids = basketOf(profile).map((line) => line.item);
  return [...new Set(ids.toReversed())]
    .slice(0, BASES_MAX)
    .map((id) => ({ id, from: 'basket', item: catalog.item(id) }));
}

function focusBases({ profile, context, catalog }: Input): Base[] {
  const inBasket = new Set(profile === null ? [] : basketOf(profile).map((line) => line.item));
  const id = rankFocus(profile, context).find(({ item }) => !inBasket.has(item))?.item;
  return id === undefined ? [] : [{ id, from: 'focus', item: catalog.item(id) }];
}
