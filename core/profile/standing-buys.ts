import type { Buy, Profile } from './profile.ts';
import { leftOf } from './undone.ts';

/**
 * What was bought and is still theirs, by item, each item's buys ascending by time: not of an order that was called off,
 * came back or was paid back as a whole, and the item itself not come back. Of a buy of which some pieces came back, the
 * rest stands. An item bought twice and returned once keeps the other buy.
 *
 * An item of which nothing stands is not in the map. Asked for each candidate of a decision, so what it found for a profile
 * is kept for as long as that profile is; profiles are never changed in place.
 */
export function standingBuys(profile: Profile): ReadonlyMap<string, readonly Buy[]> {
  const before = found.get(profile);
  if (before !== undefined) return before;
  const standing = new Map<string, Buy[]>();
  for (const [item, buys] of Object.entries(profile.bought)) {
    const left = buys.flatMap((buy) => {
      const quantity = leftOf(profile, item, buy);
      return quantity === 0 ? [] : quantity === buy.quantity ? [buy] : [{ ...buy, quantity }];
    });
    if (left.length > 0) standing.set(item, left);
  }
  found.set(profile, standing);
  return standing;
}

const found = new WeakMap<Profile, ReadonlyMap<string, readonly Buy[]>>();
