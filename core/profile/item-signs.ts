import { standingBuys } from './standing-buys.ts';
import { returnedAtOf } from './returned-at.ts';
import type { ItemMemory, Profile } from './profile.ts';

/** What one item says of its visitor's taste. */
export interface ItemSign {
  item: string;
  kind: keyof typeof TASTE;
  /** What is left of it now, a fresh look being 1; below 0 it speaks against. */
  weight: number;
  /** ms since the epoch of the sign, or of the latest of several. */
  at: number;
  /** `bought`: what was paid for one, in minor units. */
  price?: number;
}

const DAY_MS = 24 * 3_600_000;

/**
 * A look is cheap and soon over; what was put in the basket was wanted; what was bought was paid for. What came back or was
 * sent away speaks against, as much as buying speaks for. Judgement, not a fit: one table, so that it can be fitted.
 */
export const TASTE = {
  looked: { weight: 1, halfLifeMs: 14 * DAY_MS },
  basket: { weight: 3, halfLifeMs: 30 * DAY_MS },
  bought: { weight: 5, halfLifeMs: 180 * DAY_MS },
  returned: { weight: -5, halfLifeMs: 180 * DAY_MS },
  not_for_me: { weight: -5, halfLifeMs: 180 * DAY_MS },
} as const;

/** Signs of taste, one of each kind an item and purchase at most. What was put back into the shelf is no wish any more. */
export function signsOf(profile: Profile, now: number): readonly ItemSign[] {
  const before = kept.get(profile);
  if (before?.now === now) return before.signs;
  const signs = readSigns(profile, now);
  kept.set(profile, { now, signs });
  return signs;
}

/** Three of a decision's parts ask what the visitor leans to; profiles are never changed in place. */
const kept = new WeakMap<Profile, { now: number; signs: readonly ItemSign[] }>();

function readSigns(profile: Profile, now: number): ItemSign[] {
  const returned = returnedAtOf(profile);
  const remembered = Object.entries(profile.items).flatMap(([item, memory]) => [
    ...signs(item, 'looked', memory.seen, now),
    ...signs(item, 'basket', basketTimes(memory), now),
    ...signs(item, 'not_for_me', notForMeTimes(memory), now),
  ]);
  const bought = [...standingBuys(profile)].flatMap(([item, buys]) =>
    buys.flatMap(({ at, price }) =>
      signs(item, 'bought', [at], now).map((sign) => ({ ...sign, ...(price !== undefined && { price }) })),
    ),
  );
  const cameBack = [...returned].flatMap(([item, at]) => signs(item, 'returned', [at], now));
  return [...remembered, ...bought, ...cameBack];
}

function signs(item: string, kind: keyof typeof TASTE, times: readonly number[], now: number): ItemSign[] {
  const { weight, halfLifeMs } = TASTE[kind];
  if (times.length === 0) return [];
  let left = 0;
  for (const at of times) left += weight * 2 ** (-Math.max(0, now - at) / halfLifeMs);
  return [{ item, kind, weight: left, at: Math.max(...times) }];
}

function basketTimes({ basketAt, putBackAt = 0 }: ItemMemory): number[] {
  return basketAt === undefined || putBackAt >= basketAt ? [] : [basketAt];
}

/** Looked at again since, it is no longer sent away. */
function notForMeTimes({ notForMeAt, seen }: ItemMemory): number[] {
  return notForMeAt === undefined || (seen.at(-1) ?? 0) > notForMeAt ? [] : [notForMeAt];
}
