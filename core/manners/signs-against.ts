import type { CatalogItem } from '../catalog/item.ts';
import { kindOf } from '../catalog/kind-of.ts';
import { isSameKind } from '../catalog/same-kind.ts';
import type { ItemMemory } from '../profile/profile.ts';
import { basketThings } from './basket-things.ts';
import { boughtThings } from './bought-things.ts';
import { cameBackAt } from './came-back.ts';
import { goTogether } from './go-together.ts';
import type { Surroundings } from './once-an-item.ts';
import { readAndLeft } from './read-and-left.ts';
import { RULING_OUT, type SignAgainst } from './ruling-out-table.ts';
import { thingOf } from './thing-of.ts';

/** Something that speaks for having decided against an item. */
export interface Against {
  sign: SignAgainst;
  /** ms */
  at: number;
  /** When it was fresh. */
  weight: number;
}

/** A look so long before the purchase of another thing had no part in it. */
const COMPARING_MS = 30 * 24 * 3_600_000;
/** Active time on a page is told when the page is left: what is read of a thing so soon after "not for me" was read before it. */
const STILL_THERE_MS = 30 * 60_000;

/** What speaks for having decided against an item, but what the visitor has undone since by going back to it. */
export function signsAgainst(item: CatalogItem, around: Surroundings): Against[] {
  const { profile, context } = around;
  if (profile === null) return NONE;
  const memory = Object.hasOwn(profile.items, item.id) ? profile.items[item.id] : undefined;
  const returnedAt = cameBackAt(profile).get(item.id);
  if (memory === undefined && returnedAt === undefined) return NONE;
  const signs: Against[] = [];
  const add = (sign: SignAgainst, at: number | undefined, weight: number = RULING_OUT[sign].weight) => {
    if (at !== undefined) signs.push({ sign, at, weight });
  };
  const { notForMeAt, putBackAt } = memory ?? {};
  if (!isBackSince(memory, notForMeAt, STILL_THERE_MS)) add('not_for_me', notForMeAt);
  if (!isBackSince(memory, returnedAt)) add('returned', returnedAt);
  if (memory === undefined || isInBasket(item, around)) return signs;
  if (!isBackSince(memory, putBackAt)) add('put_back', putBackAt);
  const left = readAndLeft(item.id, memory, context);
  if (left !== null) add('read_and_left', left.at, left.weight);
  const boughtAt = substituteAt(item, memory, around);
  if (!isBackSince(memory, boughtAt)) add('went_for_substitute', boughtAt);
  return signs;
}

const NONE: Against[] = [];

function isInBasket(item: CatalogItem, { profile, catalog }: Surroundings): boolean {
  return basketThings(profile, catalog).items.has(item.id);
}

/** Whether it was looked at, read about, put into the basket or bought after that. */
function isBackSince(memory: ItemMemory | undefined, at = Infinity, readingGraceMs = 0): boolean {
  if (memory === undefined) return false;
  const { seen, regions, basketAt = 0, boughtAt = 0 } = memory;
  if ((seen.at(-1) ?? 0) > at || basketAt > at || boughtAt > at) return true;
  return Object.values(regions ?? {}).some((read) => read > at + readingGraceMs);
}

/** When another thing of the kind was bought after this one had been looked at; the latest such. */
function substituteAt(
  item: CatalogItem,
  { seen }: ItemMemory,
  { plan, profile, catalog }: Surroundings,
): number | undefined {
  const looked = seen.at(-1);
  const things = boughtThings(profile, catalog);
  if (looked === undefined || things.length === 0) return undefined;
  let latest: number | undefined;
  for (const bought of things) {
    if (
      bought.thing === thingOf(item) ||
      !isSameKind(bought, item) ||
      goTogether(bought.item ?? bought, item)
    )
      continue;
    if (!kindOf(item, plan).substitutes || !kindOf(bought.item ?? bought, plan).substitutes) continue;
    const at = bought.buys.find((buy) => buy.at > looked)?.at;
    if (at !== undefined && at - looked <= COMPARING_MS) latest = Math.max(latest ?? 0, at);
  }
  return latest;
}
