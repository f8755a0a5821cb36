import { isOrdered } from './is-ordered.ts';
import { known } from './known.ts';
import type { Buy, Fate, Profile } from './profile.ts';
import { leftOf, undoneOf } from './undone.ts';

/**
 * `after`, which has forgotten something of `before`, with the verdicts that rested on it: an order that was paid back in
 * sums stays so without its value to compare them with, and what came back stays gone from what was bought though the fate
 * that says so is forgotten. Otherwise forgetting would give a thing back to somebody who has returned it.
 */
export function settle(before: Profile, after: Profile): Profile {
  if (Object.keys(before.fates).length === 0) return after;
  const fates = settledFates(before, after);
  return { ...after, fates, bought: settledBuys(before, { ...after, fates }) };
}

function settledFates(before: Profile, after: Profile): Record<string, Fate> {
  return Object.fromEntries(
    Object.entries(after.fates).map(([order, fate]) => {
      const undone = undoneOf(before, order);
      if (undone === undefined || !isOrdered(before, order)) return [order, fate];
      const isLost = undoneOf(after, order) === undefined;
      return [
        order,
        known<Fate>({
          ...fate,
          refundedAt: isLost ? undone.at : fate.refundedAt,
          settled: isOrdered(after, order) ? fate.settled : true,
        }),
      ];
    }),
  );
}

function settledBuys(before: Profile, after: Profile): Profile['bought'] {
  const settled = Object.entries(after.bought).map(([item, buys]): [string, Buy[]] => [
    item,
    buys.flatMap((buy) => {
      const left = leftOf(before, item, buy);
      if (leftOf(after, item, buy) <= left) return [buy];
      return left === 0 ? [] : [{ ...buy, quantity: left }];
    }),
  ]);
  return Object.fromEntries(settled.filter(([, buys]) => buys.length > 0));
}
