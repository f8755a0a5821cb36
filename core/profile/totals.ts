import { NO_COUNTS } from './counts.ts';
import type { Counts, Profile } from './profile.ts';

/** What was counted on all of the visitor's devices and identities together. */
export function totals(profile: Pick<Profile, 'counts'>): Counts {
  return Object.values(profile.counts).reduce(add, NO_COUNTS);
}

function add(a: Counts, b: Counts): Counts {
  const spent = { ...a.spent };
  const refunded = { ...a.refunded };
  for (const [currency, value] of Object.entries(b.spent)) spent[currency] = (spent[currency] ?? 0) + value;
  for (const [currency, value] of Object.entries(b.refunded))
    refunded[currency] = (refunded[currency] ?? 0) + value;
  const undone = (a.undone ?? 0) + (b.undone ?? 0);
  return {
    events: a.events + b.events,
    pages: a.pages + b.pages,
    views: a.views + b.views,
    carts: a.carts + b.carts,
    purchases: a.purchases + b.purchases,
    purchasesOff: a.purchasesOff + b.purchasesOff,
    spent,
    refunded,
    ...(undone !== 0 && { undone }),
    activeMs: a.activeMs + b.activeMs,
  };
}
