import { incentivesOf } from '../profile/incentive-history.ts';
import type { Profile } from '../profile/profile.ts';
import { occasions } from './occasions.ts';
import { viewsOf } from './views-of.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * What each sign weighs, and what all of its kind may weigh together. Paying says most, since it cost them something;
 * looking says least, since a shop in its sale shows little else. What was left in the basket or on the wish list may never
 * do alone: a discount for leaving things would teach to leave them. Judgement, not a fit: one table, so that it can be fitted.
 */
const DISCOUNT_SIGNS = {
  ordersOff: { for: 1.5, max: Infinity },
  ordersFull: { for: -1.5, max: Infinity },
  answered: { for: 1.5, max: 3 },
  ignored: { for: -0.5, max: 2 },
  reduced: { for: 0.3, max: 1.2 },
  fullPrice: { for: -0.15, max: 0.9 },
  left: { for: 0.5, max: 0.8 },
} as const;

/** Against which all evidence has to stand: nobody is presumed to need a discount. */
const DOUBT = 1;

/** How long ago something was left when it is called left: until then the visitor may only be thinking. */
const LEFT_AFTER_MS = DAY_MS;
/** A quarter later a basket is forgotten rather than waiting for a better price. */
const LEFT_FOR_MS = 90 * DAY_MS;

export interface DiscountEvidence {
  /** 0 to 1. */
  score: number;
  /** What the visitor said of it (`deals`), which settles it. */
  said?: 'yes' | 'no';
  /** How often there was each sign. */
  signs: Readonly<Record<keyof typeof DISCOUNT_SIGNS, number>>;
}

const YES = new Set(['yes', 'true', 'on', '1']);
const NO = new Set(['no', 'false', 'off', '0']);

/**
 * Whether a discount makes a difference to this person: what speaks for it as a share of all that speaks, with a doubt of 1
 * on the other side. One order at a reduced price and none at full price is 1.5 / (1.5 + 1) = 0.6; a full-price order more
 * makes it 1.5 / (1.5 + 1.5 + 1) = 0.375.
 */
export function discountEvidence(profile: Profile, now: number): DiscountEvidence {
  const before = found.get(profile);
  if (before?.now === now) return before.evidence;
  const evidence = weigh(profile, now);
  found.set(profile, { now, evidence });
  return evidence;
}

/** Asked for every variant with a discount; a profile is never changed in place. */
const found = new WeakMap<Profile, { now: number; evidence: DiscountEvidence }>();

function weigh(profile: Profile, now: number): DiscountEvidence {
  const { ordersOff, ordersFull, pricedItems, reducedItems } = incentivesOf(profile, now);
  const signs = {
    ordersOff,
    ordersFull,
    ...discountsShown(profile),
    reduced: reducedItems,
    fullPrice: pricedItems - reducedItems,
    left: thingsLeft(profile, now),
  };
  const said = saidOf(profile);
  if (said !== undefined) return { score: said === 'yes' ? 1 : 0, said, signs };
  let speaksFor = 0;
  let against = DOUBT;
  for (const [kind, sign] of Object.entries(DISCOUNT_SIGNS)) {
    const weight = Math.min(Math.abs(sign.for) * signs[kind as keyof typeof signs], sign.max);
    if (sign.for > 0) speaksFor += weight;
    else against += weight;
  }
  return { score: speaksFor / (speaksFor + against), signs };
}

function saidOf({ said }: Profile): 'yes' | 'no' | undefined {
  const value = Object.hasOwn(said, 'deals') ? said['deals']?.value.toLowerCase() : undefined;
  if (value === undefined) return undefined;
  return YES.has(value) ? 'yes' : NO.has(value) ? 'no' : undefined;
}

/** By occasion, so that a page reloaded, or the rest of the visit after the click, is no discount ignored. */
function discountsShown({ showings }: Profile): { answered: number; ignored: number } {
  let answered = 0;
  let ignored = 0;
  for (const showing of Object.values(showings)) {
    if (showing.incentive?.value !== 'discount') continue;
    const { clickedAt = -Infinity, acceptedAt = -Infinity } = showing;
    const answeredAt = Math.max(clickedAt, acceptedAt);
    if (answeredAt > -Infinity) answered += 1;
    ignored += occasions(viewsOf(showing), answeredAt).length;
  }
  return { answered, ignored };
}

/** Things put in the basket or on the wish list and not bought since. */
function thingsLeft({ items, traces }: Profile, now: number): number {
  const left = new Set<string>();
  const note = (item: string, at: number) => {
    const memory = Object.hasOwn(items, item) ? items[item] : undefined;
    const isBought = memory?.boughtAt !== undefined && memory.boughtAt >= at;
    if (!isBought && now - at >= LEFT_AFTER_MS && now - at < LEFT_FOR_MS) left.add(item);
  };
  for (const [item, { basketAt }] of Object.entries(items)) if (basketAt !== undefined) note(item, basketAt);
  for (const { kind, at, item } of traces) if (kind === 'wished' && item !== undefined) note(item, at);
  return left.size;
}
