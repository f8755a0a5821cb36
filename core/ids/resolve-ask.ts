import type { CatalogItem } from '../catalog/item.ts';
import type { Ask, FoundBy } from './ask.ts';
import { itemAddress } from './address-keys.ts';
import { chooseVariant } from './choose-variant.ts';
import { gtinOf } from './gtin-of.ts';
import type { IdPattern } from './id-pattern.ts';
import { isOneThing } from './is-one-thing.ts';
import { knownIdParts } from './known-id-parts.ts';
import { readAddress } from './read-address.ts';
import { stepsOf } from './steps-of.ts';

/** What the catalogue has of what was asked for. */
export interface FoundItems {
  byId: (id: string) => CatalogItem | undefined;
  byKey: (key: string) => readonly CatalogItem[];
}

export type Resolved =
  | { kind: 'found'; item: CatalogItem; by: FoundBy }
  /** These are different things, and all of them fit. */
  | { kind: 'ambiguous'; items: readonly CatalogItem[] }
  | { kind: 'unknown' };

/** Which item of the catalogue is meant: by the surest way that finds one thing, or several of one group. */
export function resolveAsk(
  ask: Ask,
  patterns: readonly IdPattern[],
  found: FoundItems,
  history: () => readonly string[],
): Resolved {
  let several: readonly CatalogItem[] | undefined;
  for (const { by, ids, keys, fits } of stepsOf(ask, patterns)) {
    const there = [...ids.flatMap((id) => found.byId(id) ?? []), ...keys.flatMap((key) => found.byKey(key))];
    const once = [...new Map(there.map((item) => [item.id, item])).values()];
    const fitting = ofOneHost(once.filter(fits), ask);
    if (fitting.length === 0) continue;
    if (!isOneThing(fitting)) {
      several ??= fitting;
      continue;
    }
    const item = chooseVariant(fitting, hintsOf(ask, history));
    if (item !== undefined) return { kind: 'found', item, by };
  }
  return several === undefined ? { kind: 'unknown' } : { kind: 'ambiguous', items: several };
}

function hintsOf({ id, mpn, gtin, at, addresses = [], variant }: Ask, history: () => readonly string[]) {
  const parts = id === undefined ? undefined : knownIdParts(id);
  const names = [id?.toLowerCase(), parts?.variant, mpn?.toLowerCase(), gtin && gtinOf(gtin)];
  return {
    addresses: [...new Set([...(at === undefined ? [] : [at]), ...addresses])],
    names: names.filter((name) => name !== undefined),
    ...(variant !== undefined && { text: variant }),
    history,
  };
}

/** A feed for several countries has an item in each: those of the shop that the page is in, if there are any. */
function ofOneHost(items: readonly CatalogItem[], { at, addresses = [] }: Ask): readonly CatalogItem[] {
  const host = [...addresses, at].map((each) =>
    each === undefined ? undefined : readAddress(each)?.host,
  )[0];
  if (host === undefined || host === '' || items.length < 2) return items;
  const here = items.filter((item) => ['', host].includes(itemAddress(item).address?.host ?? ''));
  return here.length > 0 ? here : items;
}
