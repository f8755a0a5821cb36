import type { Context } from '../decide/context.ts';
import type { ItemMemory, Profile } from '../profile/profile.ts';
import { returnedAtOf } from '../profile/returned-at.ts';
import { standingBuys } from '../profile/standing-buys.ts';
import { readingNow } from './reading-now.ts';

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
 * whatever the past says; then by effort and recency. What was bought and kept is not in it; nor what came back to the shop or was
 * sent away with "not for me", unless looked at again since. Nobody known: the item of the page, if any.
 */
export function rankFocus(profile: Profile | null, context: Context): readonly FocusRank[] {
  const here = context.page.itemId;
  if (profile === null) return here === undefined ? [] : [{ item: here, score: EFFORT.look }];
  const before = ranked.get(profile);
  if (before?.context === context) return before.ranks;
  const ranks = rank(profile, context);
  ranked.set(profile, { context, ranks });
  return ranks;
}

/** Facts, several picks and manners ask for it; neither profiles nor contexts are ever changed in place. */
const ranked = new WeakMap<Profile, { context: Context; ranks: readonly FocusRank[] }>();

function rank(profile: Profile, context: Context): FocusRank[] {
  const here = context.page.itemId;
  const past = { kept: standingBuys(profile), returned: returnedAtOf(profile), profile };
  const ranks = Object.entries(profile.items)
    .filter(([item, memory]) => isOpen(item, memory, past))
    .map(([item, memory]) => ({ item, score: effort(memory, context.now) }));
  // A page whose view has not been folded yet is a look all the same.
  if (here !== undefined && !Object.hasOwn(profile.items, here) && !past.kept.has(here))
    ranks.push({ item: here, score: EFFORT.look });
  const reading = readingNow(profile, context)?.item;
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

interface Past {
  kept: ReturnType<typeof standingBuys>;
  returned: ReturnType<typeof returnedAtOf>;
  profile: Profile;
}

function isOpen(item: string, memory: ItemMemory, { kept, returned, profile }: Past): boolean {
  if (kept.has(item)) return false;
  const looked = memory.seen.at(-1) ?? 0;
  if (looked <= Math.max(returned.get(item) ?? -1, memory.notForMeAt ?? -1)) return false;
  // A purchase of which nothing stands was called off or came back; one that is remembered here alone may stand.
  const isUndone =
    Object.hasOwn(profile.bought, item) || (returned.get(item) ?? -1) >= (memory.boughtAt ?? 0);
  return memory.boughtAt === undefined || isUndone;
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
