import type { CatalogItem } from '../catalog/item.ts';
import { basket } from '../pick/basket.ts';
import { pageItem } from '../pick/page-item.ts';
import { pickAbout } from '../pick/pick-about.ts';
import type { Picked, PickInput } from '../pick/picked.ts';
import type { Content, Variant } from '../plan/plan.ts';
import type { BasketLine } from '../profile/profile.ts';
import { basketOf } from '../profile/basket-of.ts';
import { placeholdersIn } from './placeholders.ts';

/** Items beyond those that are shown, for those that a manner may hold back. */
const SPARE_ITEMS = 8;

/** A variant with what it could be about, and what it lacks where that could not be found. */
export interface Drawn {
  variant: Variant;
  /** Best first; the first `count` that no manner holds back are shown, of the first `poolMax`. Shared with other variants. */
  pool: readonly CatalogItem[];
  poolMax: number;
  count: number;
  lines?: readonly BasketLine[];
  lacks?: string;
  /** One plain sentence for the shopper about an item of the pool: why this. */
  why?: (item: CatalogItem) => string;
}

/** The longest list that content shows, and its spares: every pick is made once a request, for all variants about it. */
const POOL_ITEMS = 12 + SPARE_ITEMS;

export function candidateOf(
  variant: Variant,
  { plan, profile, context, catalog }: Omit<PickInput, 'count'>,
): Drawn {
  const { content } = variant;
  const mentions = mentionsOf(content);
  const input = { plan, profile, context, catalog, count: POOL_ITEMS };
  const picked = pick(variant, mentions, input);
  const count = content.kind === 'items' ? content.count : 1;
  const lines = picked.lines ?? (mentions.basket ? linesOf(input) : undefined);
  const pool = 'items' in picked ? picked.items : NO_ITEMS;
  return {
    variant,
    pool,
    poolMax: count + SPARE_ITEMS,
    count,
    ...(lines && { lines }),
    ...('lacks' in picked ? { lacks: picked.lacks } : picked.why !== undefined && { why: picked.why }),
  };
}

const NO_ITEMS: readonly CatalogItem[] = [];

interface Mentions {
  /** A placeholder names an item. */
  item: boolean;
  /** The basket has to be looked up for this content, whatever the variant is about. */
  basket: boolean;
}

function mentionsOf(content: Content): Mentions {
  const before = mentioned.get(content);
  if (before !== undefined) return before;
  const names = [...placeholdersIn(content)];
  const mentions = {
    item: names.some((name) => name.startsWith('item.')),
    basket: content.kind === 'basket' || names.some((name) => name.startsWith('basket.')),
  };
  mentioned.set(content, mentions);
  return mentions;
}

const mentioned = new WeakMap<Content, Mentions>();

function pick({ about, content }: Variant, mentions: Mentions, input: PickInput): Picked {
  if (about !== undefined) return pickAbout(about, input);
  if (content.kind === 'basket') return basket(input);
  return mentions.item ? pageItem(input) : NOTHING_TO_PICK;
}

const NOTHING_TO_PICK: Picked = { items: NO_ITEMS };

/** Looked up as well: a basket names its things and what they cost. */
function linesOf({ profile, catalog }: Pick<PickInput, 'profile' | 'catalog'>) {
  if (profile === null) return undefined;
  const lines = basketOf(profile);
  for (const line of lines) catalog.item(line.item);
  return lines;
}
