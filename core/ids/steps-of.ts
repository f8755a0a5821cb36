import type { CatalogItem } from '../catalog/item.ts';
import type { Ask, FoundBy } from './ask.ts';
import { addressKeys, itemAddress } from './address-keys.ts';
import { contradicts } from './contradicts.ts';
import { gtinOf } from './gtin-of.ts';
import type { IdParts, IdPattern } from './id-pattern.ts';
import { nameKey, segmentKey } from './item-keys.ts';
import { itemNames } from './item-names.ts';
import { knownIdParts } from './known-id-parts.ts';
import { readAddress, type Address } from './read-address.ts';

/** One way of finding an item: by these ids and keys, if it fits. */
export interface Step {
  by: FoundBy;
  ids: readonly string[];
  keys: readonly string[];
  fits: (item: CatalogItem) => boolean;
}

/** PrestaShop's id_product and id_product_attribute, as its data layer and its feed modules join them. */
const NUMBERS = /^(\d+)[-v_](\d+)$/i;
/** Shopify Markets and most translation plugins put a language in front of the path. */
const LOCALE = /^\/[a-z]{2}([-_][a-z]{2})?(?=\/)/;

/** How to find what is asked for, the surest way first. */
export function* stepsOf(ask: Ask, patterns: readonly IdPattern[]): Generator<Step> {
  const { id: said, groupId } = ask;
  const bare = said?.replace(/^#+(?=.)/, '').toLowerCase();
  if (said !== undefined) yield* idSteps(said);
  yield* groupSteps(bare, groupId?.toLowerCase());
  yield* tradeSteps(bare, ask);
  if (bare !== undefined) {
    for (const pattern of patterns) yield* patternSteps(bare, pattern);
    yield* schemeSteps(bare);
  }
  yield* addressSteps(ask);
}

function idSteps(said: string): Step[] {
  const low = said.toLowerCase();
  return [
    { by: 'id', ids: [said], keys: [], fits: ({ id }) => id === said },
    {
      by: 'spelling',
      ids: [low, said.toUpperCase()],
      keys: [nameKey(low)],
      fits: ({ id }) => id.toLowerCase() === low,
    },
  ];
}

function groupSteps(said: string | undefined, group: string | undefined): Step[] {
  return [said, group].flatMap((name): Step[] => {
    if (name === undefined) return [];
    const inGroup = (item: CatalogItem) => item.groupId?.toLowerCase() === name;
    const isIt = (item: CatalogItem) => item.id.toLowerCase() === name;
    return [
      { by: 'group', ids: [], keys: [nameKey(name)], fits: inGroup },
      // A feed may have one item a product where the page speaks of variants.
      ...(name === group ? [{ by: 'group' as const, ids: [name], keys: [nameKey(name)], fits: isIt }] : []),
    ];
  });
}

function tradeSteps(said: string | undefined, ask: Ask): Step[] {
  const mpns = [ask.mpn?.trim().toLowerCase(), said].filter((each) => each !== undefined);
  const gtins = [ask.gtin, said].flatMap((each) => (each === undefined ? [] : (gtinOf(each) ?? [])));
  return [
    ...mpns.map((mpn): Step => ({
      by: 'mpn',
      ids: [],
      keys: [nameKey(mpn)],
      fits: (item) => itemNames(item).mpn === mpn,
    })),
    ...gtins.map((gtin): Step => ({
      by: 'gtin',
      ids: [],
      keys: [nameKey(gtin)],
      fits: (item) => itemNames(item).gtin === gtin,
    })),
  ];
}

/** The plan's own pattern, on what the page says and on what the feed says. */
function patternSteps(said: string, pattern: IdPattern): Step[] {
  const parts = pattern.read(said);
  const whole = pattern.fill(said);
  const says = (name: 'own' | 'group') => (item: CatalogItem) => {
    const { id, variant, group, mpn, gtin } = pattern.read(item.id) ?? {};
    return (name === 'own' ? [id, variant, mpn, gtin] : [group]).includes(said);
  };
  const found = {
    by: 'pattern' as const,
    ids: whole === undefined ? [] : [whole],
    keys: [...(whole === undefined ? [] : [nameKey(whole.toLowerCase())]), nameKey(said), segmentKey(said)],
  };
  return [
    ...(parts === undefined ? [] : partSteps(parts, 'pattern')),
    { ...found, fits: says('own') },
    { ...found, fits: says('group') },
  ];
}

/** The schemes that platforms use, likewise. */
function schemeSteps(said: string): Step[] {
  const numbers = NUMBERS.exec(said);
  const parts =
    knownIdParts(said) ?? (numbers === null ? undefined : { group: numbers[1]!, variant: numbers[2]! });
  const here = { by: 'scheme' as const, ids: [said], keys: [nameKey(said)] };
  return [
    ...(parts === undefined ? [] : partSteps(parts, 'scheme')),
    { ...here, fits: (item) => itemNames(item).own.includes(said) },
    { ...here, fits: (item) => itemNames(item).group.includes(said) },
  ];
}

/** What the page's id is made of, by the feed's own words for it; the variant first, then whatever is of its group. */
function partSteps({ id, group, variant, mpn, gtin }: IdParts, by: FoundBy): Step[] {
  const own = [id, variant].filter((each) => each !== undefined);
  const number = gtin === undefined ? undefined : gtinOf(gtin);
  const keysOf = (names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name === undefined ? [] : [nameKey(name)]));
  const isInGroup = (item: CatalogItem) => {
    const { group: groups } = itemNames(item);
    return group === undefined || groups.length === 0 || groups.includes(group);
  };
  const isOwn: Step['fits'] = (item) => {
    const names = itemNames(item);
    return (
      isInGroup(item) &&
      (own.some((name) => names.own.includes(name)) ||
        (mpn !== undefined && names.mpn === mpn) ||
        (number !== undefined && names.gtin === number))
    );
  };
  const steps: Step[] = [{ by, ids: own, keys: keysOf([...own, mpn, number]), fits: isOwn }];
  if (id !== undefined) {
    // WooCommerce says the number of the parent where no variation is chosen.
    steps.push({ by, ids: [], keys: keysOf([id]), fits: (item) => itemNames(item).group.includes(id) });
  }
  if (group !== undefined) {
    steps.push(
      { by, ids: [], keys: keysOf([group]), fits: (item) => itemNames(item).group.includes(group) },
      { by, ids: [group], keys: keysOf([group]), fits: (item) => itemNames(item).own.includes(group) },
    );
  }
  return steps;
}

function addressSteps({ id, addresses = [] }: Ask): Step[] {
  // Where a page has no other id, its structured data may give its address as one.
  const said = id !== undefined && /^(https?:)?\/\//i.test(id) ? [id, ...addresses] : addresses;
  const read = said.flatMap((each) => readAddress(each) ?? []);
  const whole = read.flatMap((each) => addressStep(each, 'whole'));
  const named = read.flatMap((each) => addressStep(each, 'named'));
  const group = read.flatMap((each) => addressStep(each, 'group'));
  const others = read.flatMap((each) => {
    const path = each.path.replace(LOCALE, '');
    return path === each.path ? [] : addressStep({ ...each, path }, 'group');
  });
  return [...whole, ...named, ...group, ...others];
}

function addressStep(address: Address, which: 'whole' | 'named' | 'group'): Step[] {
  const key = addressKeys(address)?.[which];
  if (key === undefined) return [];
  const fits = (item: CatalogItem) => {
    const { address: own, keys } = itemAddress(item);
    if (own === undefined || keys === undefined) return false;
    return [keys.whole, keys.named, keys.group].includes(key) && !contradicts(address, own);
  };
  return [{ by: 'address', ids: [], keys: [key], fits }];
}
