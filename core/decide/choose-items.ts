import type { CatalogItem } from '../catalog/item.ts';
import { once } from '../catalog/once-a-request.ts';
import type { Candidate, Forbidden } from '../manners/manner.ts';
import { MANNERS_AFTER_PICK } from '../manners/order.ts';
import { speechOf } from '../manners/speech-of.ts';
import { thingOf } from '../manners/thing-of.ts';
import type { Variant } from '../plan/plan.ts';
import type { Drawn } from './candidate-of.ts';
import { earlier, firstForbidden } from './first-forbidden.ts';
import { NO_ITEMS, subjectOf, type Question } from './question.ts';

/** An item that gave way to another, and why. */
export interface LeftOut {
  item: CatalogItem;
  verdict: Forbidden;
}

interface Chosen {
  items: readonly CatalogItem[];
  leftOut: readonly LeftOut[];
  held: Forbidden | undefined;
}

const ITEM_MANNERS = MANNERS_AFTER_PICK.filter((manner) => manner.perItem);
const ALIKE_MANNERS = ITEM_MANNERS.filter((manner) => manner.alike);
const OWN_MANNERS = ITEM_MANNERS.filter((manner) => !manner.alike);
const NONE: readonly LeftOut[] = [];

/**
 * The first `count` items of the pool that no manner about items holds back, of a suggestion one of each thing, and those before
 * them that one does. With none left, those that would have been, and what is said of the first (`held`).
 */
export function chooseItems(drawn: Drawn, question: Question): Chosen {
  const { variant, pool, poolMax, count, lines } = drawn;
  if (pool.length === 0) {
    const held = firstForbidden(ITEM_MANNERS, subjectOf(question, variant, NO_ITEMS, lines));
    return { items: NO_ITEMS, leftOut: NONE, held };
  }
  const items: CatalogItem[] = [];
  let leftOut: LeftOut[] | undefined;
  for (let n = 0; n < Math.min(pool.length, poolMax) && items.length < count; n++) {
    const item = pool[n]!;
    if (items.length > 0 && suggests(variant) && hasThing(items, item)) continue;
    const verdict = heldBack(item, variant, lines, question);
    if (verdict === undefined) items.push(item);
    else (leftOut ??= []).push({ item, verdict });
  }
  if (items.length > 0) return { items, leftOut: leftOut ?? NONE, held: undefined };
  return { items: pool.slice(0, count), leftOut: leftOut ?? NONE, held: leftOut?.[0]?.verdict };
}

/** A hundred variants name the same few items: most manners about these are asked once for all that speak alike. */
function heldBack(
  item: CatalogItem,
  variant: Variant,
  lines: Candidate['lines'],
  question: Question,
): Forbidden | undefined {
  const alike = once(question.catalog, item, speechOf(variant), (catalog) =>
    firstForbidden(ALIKE_MANNERS, subjectOf({ ...question, catalog }, variant, [item], lines)),
  );
  return earlier(alike, firstForbidden(OWN_MANNERS, subjectOf(question, variant, [item], lines)));
}

/** Picks that the shopper has not named: what was looked at or lies in the basket is shown in both shades, as it was. */
const SUGGESTIONS: ReadonlySet<string> = new Set(['complements', 'similar', 'popular', 'next']);

function suggests({ about }: Variant): boolean {
  return about !== undefined && 'pick' in about && SUGGESTIONS.has(about.pick);
}

/** Two shades of one dress side by side are one idea, told twice; the other shade is there for when the first is held back. */
function hasThing(items: readonly CatalogItem[], item: CatalogItem): boolean {
  const thing = thingOf(item);
  return items.some((each) => thingOf(each) === thing);
}
