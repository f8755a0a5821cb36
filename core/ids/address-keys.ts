import type { CatalogItem } from '../catalog/item.ts';
import { readAddress, type Address, type AddressParam } from './read-address.ts';

/** Slugs of 200 characters exist; past this an address is a search or a session. */
const KEY_MAX = 400;

export interface AddressKeys {
  /** With all that its parameters say. */
  whole: string;
  /** Without parameters that nobody knows. */
  named: string;
  /** Without those that name one of a group, either. */
  group: string;
}

/**
 * An address as texts to find it by, from the most exact on. undefined for the home page, which is about no item, and for what
 * is too long to be an item's.
 */
export function addressKeys({ path, params }: Address): AddressKeys | undefined {
  const keyOf = (kept: readonly AddressParam[]) =>
    `a:${path === '' ? '/' : path}${kept.length === 0 ? '' : `?${kept.map(({ name, value }) => `${name}=${value}`).join('&')}`}`;
  const product = params.filter(({ kind }) => kind === 'product');
  if (path === '' && product.length === 0) return undefined;
  const keys = {
    whole: keyOf(params),
    named: keyOf(params.filter(({ kind }) => kind !== 'other')),
    group: keyOf(product),
  };
  return keys.whole.length > KEY_MAX ? undefined : keys;
}

/** What a link of the feed says; `keys` is undefined where it is no item's address. */
export interface ItemAddress {
  address: Address | undefined;
  keys: AddressKeys | undefined;
}

/** As for names: read once, held against many. */
const made = new WeakMap<CatalogItem, ItemAddress>();

export function itemAddress(item: CatalogItem): ItemAddress {
  let known = made.get(item);
  if (known === undefined) {
    const address = readAddress(item.link);
    known = { address, keys: address && addressKeys(address) };
    made.set(item, known);
  }
  return known;
}
