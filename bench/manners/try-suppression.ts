import type { Recorded } from './read-orders.ts';

const DAY_MS = 86_400_000;

/** Days that the last of these purchases keeps the item back. */
export type Rule = (customer: string, item: string, times: readonly number[]) => number;

export interface Suppression {
  /** Purchases in the window of something that the customer had bought before, on an earlier day. */
  repurchases: number;
  /** Share of them that came while the item was held back. */
  wrong: number;
  /** Purchases that held their item back in the window, for any part of it. */
  suppressions: number;
  /** Share of these in whose time, as far as it lies in the window, nobody bought again. */
  right: number;
  /** Days in the window on which items were held back and not bought, summed. */
  itemDays: number;
}

/**
 * Every purchase holds its item back from its customer until the rule's day or the next purchase, whichever is first.
 * Counted is what falls into the window.
 */
export function trySuppression(
  purchases: Recorded['purchases'],
  rule: Rule,
  { from, to }: { from: number; to: number },
): Suppression {
  let [repurchases, wrong, suppressions, failed, itemMs] = [0, 0, 0, 0, 0];
  for (const { customer, item, times } of purchases) {
    times.forEach((at, n) => {
      const next = times[n + 1] ?? Infinity;
      if (at >= to || next < from) return;
      const until = at + rule(customer, item, times.slice(0, n + 1)) * DAY_MS;
      const isRepurchase = next < to;
      const isWrong = isRepurchase && next < until;
      if (isRepurchase) repurchases += 1;
      if (isWrong) wrong += 1;
      const [begin, end] = [Math.max(at, from), Math.min(until, next, to)];
      if (end <= begin) return;
      suppressions += 1;
      if (isWrong) failed += 1;
      itemMs += end - begin;
    });
  }
  return {
    repurchases,
    wrong: wrong / repurchases,
    suppressions,
    right: 1 - failed / suppressions,
    itemDays: itemMs / DAY_MS,
  };
}
