import type { Context } from '../decide/context.ts';
import type { ItemMemory, Profile } from '../profile/profile.ts';
import { visitOf } from '../profile/visit-of.ts';

export interface FocusRank {
  item: string;
  /** Effort given to the item, what is old counting less; comparable within one visitor only. */
  score: number;
}

/** A strip of four is the widest that names things a visitor looked at without telling their life story. */
export const FOCUS_ITEMS_MAX = 4;
/** Half of an interest is over after three days without a sign of life. */
const FOCUS_HALF_LIFE_MS = 3 * 24 * 3_600_000;
/** A single look, after about two weeks: no longer what anybody is on about. */
const FOCUS_SCORE_MIN = 0.05;
/** Without a visit to go by, what was read within GA4's session timeout is being read now. */
const READING_NOW_MS = 30 * 60_000;

/** What each sign is worth, in looks: effort counts more than passing by. */
const EFFORT = {
  look: 1,
  /** Looked at again after an hour or more: somebody came back for it. */
  comeBack: 1.5,
  region: { reviews: 1, 'size-guide': 1.5, shipping: 1, returns: 1, stock: 2 },
  /** Looked at in another colour or size than before. */
  variant: 0.5,
  basket: 3,
} as const;
const COME_BACK_GAP_MS = 3_600_000;

/**
 * What this visitor is on about, foremost first, at most FOCUS_ITEMS_MAX. The item being read right now comes first,
 * whatever the past says; then by effort and recency. What was bought is not in it, nor what was sent away with "not for
 * me", unless looked at again since. Nobody known: the item of the page, if any.
 */
export function rankFocus(profile: Profile | null, context: Context): FocusRank[] {
  const here = context.page.itemId;
  if (profile === null) return here === undefined ? [] : [{ item: here, score: EFFORT.look }];
  const ranks = Object.entries(profile.items)
    .filter(([, memory]) => isOpen(memory))
    .map(([item, memory]) => ({ item, score: effort(memory, context.now) }));
  // A page whose view has not been folded yet is a look all the same.
  if (here !== undefined && !Object.hasOwn(profile.items, here))
    ranks.push({ item: here, score: EFFORT.look });
  const reading = readingNow(profile, context);
  return ranks
    .filter(({ item, score }) => score >= FOCUS_SCORE_MIN || item === reading)
    .sort(
      (a, b) =>
        Number(b.item === reading) - Number(a.item === reading) ||
        b.score - a.score ||
        (a.item < b.item ? -1 : 1),
    )
    .slice(0, FOCUS_ITEMS_MAX);
}

function isOpen(memory: ItemMemory): boolean {
  if (memory.boughtAt !== undefined) return false;
  return memory.notForMeAt === undefined || (memory.seen.at(-1) ?? 0) > memory.notForMeAt;
}

function effort(memory: ItemMemory, now: number): number {
  const fresh = (at: number) => 2 ** (-Math.max(0, now - at) / FOCUS_HALF_LIFE_MS);
  const looks = memory.seen.map((at, index) => {
    const before = memory.seen[index - 1];
    const cameBack = before !== undefined && at - before >= COME_BACK_GAP_MS;
    return (EFFORT.look + (cameBack ? EFFORT.comeBack : 0)) * fresh(at);
  });
  const regions = Object.entries(memory.regions ?? {}).map(
    ([region, at]) => EFFORT.region[region as keyof typeof EFFORT.region] * fresh(at),
  );
  const isInBasket = memory.basketAt !== undefined && (memory.putBackAt ?? 0) < memory.basketAt;
  const basket = isInBasket ? EFFORT.basket * fresh(memory.basketAt ?? 0) : 0;
  const hasChosen = memory.variant !== undefined && memory.variantBefore !== undefined;
  const variant = hasChosen ? EFFORT.variant * fresh(memory.variant?.at ?? 0) : 0;
  return [...looks, ...regions, basket, variant].reduce((sum, each) => sum + each, 0);
}

/** The page's item, when a part of it was read in this visit. */
function readingNow(profile: Profile, context: Context): string | null {
  const here = context.page.itemId;
  if (here === undefined || !Object.hasOwn(profile.items, here)) return null;
  const since = visitOf(profile, context.session)?.start ?? context.now - READING_NOW_MS;
  const read = Object.values(profile.items[here]?.regions ?? {});
  return read.some((at) => at >= since) ? here : null;
}
