import { basketOf } from '../profile/basket-of.ts';
import { TAKEN_BACK } from '../profile/said.ts';
import type { ItemMemory, Profile, Visit } from '../profile/profile.ts';
import { undoneOf } from '../profile/undone.ts';
import type { Subject } from './manner.ts';
import { occasions } from './occasions.ts';

const DAY_MS = 24 * 3_600_000;

/** What there is between a visitor and the shop. `intent` is about one thing, the others carry whatever is said. */
export type TieKind = 'order' | 'sign_in' | 'basket' | 'wish' | 'word' | 'intent';

export interface Tie {
  kind: TieKind;
  /** ms since the epoch of its latest sign. */
  at: number;
  /** The visitor was here, or did this, within the days that it lasts. */
  isKeptUp: boolean;
}

/** Coming back as often as this is intent by itself; once less needs a further sign of it. */
const INTENT_VISITS = 3;

/**
 * The first tie that is kept up, else the first that there is, in the order of `TieKind`. Ties other than intent are kept up
 * by the visit before this one, too: a customer of three years ago who was here last week is one.
 *
 * @param about the thing that intent would have to be about
 */
export function tieOf(
  profile: Profile,
  kinds: readonly TieKind[],
  { days, about, context }: { days: number; about: string | undefined; context: Subject['context'] },
): Tie | undefined {
  const since = context.now - days * DAY_MS;
  let lapsed: Tie | undefined;
  for (const kind of kinds) {
    const at = kind === 'intent' ? TIES.intent(profile, about, since) : lastingTie(profile, kind, since);
    if (at === undefined) continue;
    const isKeptUp = at >= since || (kind !== 'intent' && wasHere(profile.visits, context.session, since));
    const tie = { kind, at, isKeptUp };
    if (isKeptUp) return tie;
    lapsed ??= tie;
  }
  return lapsed;
}

/** Ties that are about no thing in particular are the same for every variant, and profiles are never changed in place. */
function lastingTie(profile: Profile, kind: Exclude<TieKind, 'intent'>, since: number): number | undefined {
  const ties = lasting.get(profile) ?? new Map<TieKind, number | undefined>();
  if (ties.has(kind)) return ties.get(kind);
  const at = TIES[kind](profile, undefined, since);
  ties.set(kind, at);
  lasting.set(profile, ties);
  return at;
}

const lasting = new WeakMap<Profile, Map<TieKind, number | undefined>>();

const TIES: Record<
  TieKind,
  (profile: Profile, about: string | undefined, since: number) => number | undefined
> = {
  order: (profile) => profile.orders.findLast(({ id }) => undoneOf(profile, id) === undefined)?.at,
  sign_in: ({ identifiedAt }) => identifiedAt,
  basket: (profile) =>
    profile.basket.length > 0 && basketOf(profile).length > 0 ? profile.basket.at(-1)?.at : undefined,
  wish: ({ traces }) => traces.findLast(({ kind }) => kind === 'wished')?.at,
  word: ({ said }) => {
    const times = Object.values(said).flatMap(({ value, at }) => (value === TAKEN_BACK ? [] : at));
    return times.length === 0 ? undefined : Math.max(...times);
  },
  intent: (profile, about, since) => {
    const memory = memoryOf(profile, about);
    if (memory === undefined) return undefined;
    const visits = visitsTo(memory, since);
    const isReal = visits >= INTENT_VISITS || (visits === INTENT_VISITS - 1 && hasIntentSign(memory));
    return isReal ? memory.seen.at(-1) : undefined;
  },
};

/** In how many visits the thing was looked at since then. */
export function visitsTo({ seen }: Pick<ItemMemory, 'seen'>, since: number): number {
  return occasions(seen.filter((at) => at >= since)).length;
}

export function memoryOf(profile: Profile, item: string | undefined): ItemMemory | undefined {
  return item !== undefined && Object.hasOwn(profile.items, item) ? profile.items[item] : undefined;
}

/** More than looking: reading about it like one who means to buy it, or putting it in the basket. Reviews are read in passing. */
function hasIntentSign({ regions = {}, basketAt }: ItemMemory): boolean {
  return (
    basketAt !== undefined ||
    regions.stock !== undefined ||
    regions['size-guide'] !== undefined ||
    regions.shipping !== undefined ||
    regions.returns !== undefined
  );
}

/** In another visit than this one. */
function wasHere(visits: readonly Visit[], session: string, since: number): boolean {
  return visits.some(({ id, last }) => id !== session && last >= since);
}
