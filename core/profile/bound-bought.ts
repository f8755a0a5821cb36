import { compare } from './canonical.ts';
import { BOUGHT_MAX, BUYS_MAX, DEAR_BOUGHT_MAX, type Buy, type Profile } from './profile.ts';

type Entry = [item: string, buys: Buy[]];

/**
 * Of each thing its newest purchases; of the things those bought last, and of the rest a few that cost most. How long a
 * thing lasts is not known here, and it is the dear ones that last: two full baskets of groceries must not make us forget
 * the washing machine.
 */
export function boundBought(bought: Profile['bought']): Profile['bought'] {
  const entries = Object.entries(bought).map(([item, buys]): Entry => [item, buys.slice(-BUYS_MAX)]);
  if (entries.length <= BOUGHT_MAX) return Object.fromEntries(entries);
  const byTime = entries.sort(boughtLast);
  const newest = byTime.slice(0, BOUGHT_MAX - DEAR_BOUGHT_MAX);
  const rest = byTime.slice(BOUGHT_MAX - DEAR_BOUGHT_MAX);
  const dearest = rest.sort((a, b) => compare(dearness(b), dearness(a)) || boughtLast(a, b));
  return Object.fromEntries([...newest, ...dearest.slice(0, DEAR_BOUGHT_MAX)]);
}

export function boughtLast([x, a]: Entry, [y, b]: Entry): number {
  return compare(b.at(-1)?.at ?? 0, a.at(-1)?.at ?? 0) || compare(x, y);
}

function dearness([, buys]: Entry): number {
  return Math.max(0, ...buys.map(({ price = 0 }) => price));
}
