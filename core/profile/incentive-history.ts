import { known } from './known.ts';
import { later } from './join-values.ts';
import type { Profile, Showing } from './profile.ts';
import { totals } from './totals.ts';

/** How one kind of incentive was met. */
export interface IncentiveUse {
  /** Views of what offered it, of those that are remembered. */
  shown: number;
  /** Things that offered it and were clicked or accepted. */
  answered: number;
  /** Views since the last answer, or of what was never answered. */
  ignored: number;
  /** ms since the epoch. */
  shownAt?: number;
  answeredAt?: number;
}

export interface IncentiveHistory {
  /** By kind (`none`, `early_access`, `status`, `free_shipping`, `gift`, `discount`), as it was when each was shown last. */
  kinds: Readonly<Record<string, IncentiveUse>>;
  /** Orders ever, with a coupon or a reduction on them and without; the browser's word counts as the shop's does. */
  ordersOff: number;
  ordersFull: number;
  /** Of the remembered items looked at whose price is known: how many, and how many were looked at while reduced. */
  pricedItems: number;
  reducedItems: number;
}

const NONE: IncentiveUse = { shown: 0, answered: 0, ignored: 0 };

/**
 * What offers did for this visitor so far, read off the showings, the orders and the items: nothing is stored for it. What
 * lies after `now` is left out (a late look back at a decision).
 */
export function incentivesOf(profile: Profile, now: number): IncentiveHistory {
  const kinds: Record<string, IncentiveUse> = {};
  for (const showing of Object.values(profile.showings)) {
    const kind = showing.incentive?.value;
    if (kind !== undefined)
      kinds[kind] = add(Object.hasOwn(kinds, kind) ? (kinds[kind] ?? NONE) : NONE, useOf(showing, now));
  }
  const { purchases, purchasesOff } = totals(profile);
  const priced = Object.values(profile.items).filter(({ price }) => price !== undefined && price.at <= now);
  return {
    kinds,
    ordersOff: purchasesOff,
    ordersFull: Math.max(0, purchases - purchasesOff),
    pricedItems: priced.length,
    reducedItems: priced.filter(({ reducedAt = Infinity }) => reducedAt <= now).length,
  };
}

function useOf({ shown, clickedAt, acceptedAt }: Showing, now: number): IncentiveUse {
  const views = shown.filter((at) => at <= now);
  const answers = [clickedAt, acceptedAt].filter((at) => at !== undefined && at <= now) as number[];
  const answeredAt = answers.length === 0 ? undefined : Math.max(...answers);
  return known<IncentiveUse>({
    shown: views.length,
    answered: answeredAt === undefined ? 0 : 1,
    ignored: views.filter((at) => at > (answeredAt ?? 0)).length,
    shownAt: views.at(-1),
    answeredAt,
  });
}

function add(a: IncentiveUse, b: IncentiveUse): IncentiveUse {
  return known<IncentiveUse>({
    shown: a.shown + b.shown,
    answered: a.answered + b.answered,
    ignored: a.ignored + b.ignored,
    shownAt: later(a.shownAt, b.shownAt),
    answeredAt: later(a.answeredAt, b.answeredAt),
  });
}
