import { chancesOfBest } from './chances-of-best.ts';
import type { LearnedSlot } from './learned.ts';
import { worthOf, type Worth } from './worth-of.ts';
import { CUTS } from './worth-quantiles.ts';

export interface Allowed {
  id: string;
  /** 0 to 1: what this visitor's tiredness of it leaves; 1 where it was never shown. */
  freshness: number;
}

/** What was made of a lesson, for as long as the lesson lives: a worker learns anew every few minutes. */
interface Made {
  /** By segment and variant. */
  worths: Map<string, Worth>;
  /** By segment, variants and exploring, where none of them was tired. */
  shares: Map<string, Readonly<Record<string, number>>>;
}

const made = new WeakMap<LearnedSlot, Made>();
/** Most visitors are allowed the same few sets of a slot's variants; past so many, shares are made each time. */
const SHARES_MAX = 500;

/**
 * Probability with which each variant is to be shown, summing to 1: the chance that it is worth the most to this visitor, as far as doubt is acted
 * on (Thompson sampling with `TEMPER` of the uncertainty, without its draws), and to each at least `explore` / number of variants, so that
 * none is given up for ever. What a visitor is tired of adds less (see `faded`), and comes back by itself as freshness does. A loss grows where a
 * gain would shrink.
 *
 * Without a lesson all are believed alike, and only freshness decides. The order of `allowed` is of no matter; `{}` of none.
 *
 * @param explore 0 to 1
 */
export function sharesOf(
  slot: LearnedSlot | undefined,
  segment: string,
  allowed: readonly Allowed[],
  explore: number,
): Record<string, number> {
  if (slot === undefined || !allowed.every(isFresh)) return newShares(slot, segment, allowed, explore);
  const { shares } = madeOf(slot);
  const key = `${told(slot, segment)} ${explore} ${allowed.map(idOf).join(' ')}`;
  const known = shares.get(key);
  if (known !== undefined) return { ...known };
  const found = newShares(slot, segment, allowed, explore);
  if (shares.size < SHARES_MAX) shares.set(key, found);
  return { ...found };
}

/** A segment that nothing was learned of is the whole slot's. */
function told(slot: LearnedSlot, segment: string): string {
  return Object.hasOwn(slot.segments, segment) ? segment : '';
}

function isFresh({ freshness }: Allowed): boolean {
  return freshness >= 1;
}

function idOf({ id }: Allowed): string {
  return id;
}

function newShares(
  slot: LearnedSlot | undefined,
  segment: string,
  allowed: readonly Allowed[],
  explore: number,
): Record<string, number> {
  const sorted = allowed.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const worths = sorted.map(({ id, freshness }) => {
    const { quantiles, anyway } = keptWorth(slot, segment, id);
    return faded(quantiles, freshness, anyway);
  });
  const chances = worths.length === 0 ? [] : chancesOfBest(worths, CUTS);
  const floor = explore / sorted.length;
  const result: Record<string, number> = {};
  for (const [n, { id }] of sorted.entries()) result[id] = floor + (1 - explore) * chances[n]!;
  return result;
}

/**
 * Tiredness takes from what showing it adds to `anyway`: the cube root of what the manner leaves. The manner counts down to its rest, where
 * one view of three is half of the way; for a banner one view takes a third to nearly a half (3.6, 2 and below 1% of clicks at the first, second
 * and fourth: "New ammo for click-rate debate", Ad Age 1996), and less where days lie between, which the square root would be. No sum tells
 * whether a shop's slot bores so, and where it does not, what is taken is lost (`bench/shoppers`): the cube root takes a fifth for one view.
 */
function faded(quantiles: readonly number[], freshness: number, anyway: number): readonly number[] {
  if (freshness >= 1) return quantiles;
  const left = Math.cbrt(Math.max(0, freshness));
  return quantiles.map((worth) => {
    const added = worth - anyway;
    return anyway + added * (added > 0 ? left : 2 - left);
  });
}

function keptWorth(slot: LearnedSlot | undefined, segment: string, id: string): Worth {
  if (slot === undefined) return worthOf(slot, segment, id);
  const { worths } = madeOf(slot);
  const key = `${told(slot, segment)} ${id}`;
  const known = worths.get(key) ?? worthOf(slot, segment, id);
  worths.set(key, known);
  return known;
}

function madeOf(slot: LearnedSlot): Made {
  const known = made.get(slot) ?? { worths: new Map(), shares: new Map() };
  made.set(slot, known);
  return known;
}
