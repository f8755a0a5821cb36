import { BEFORE_DAYS, BOTS, SUM_FIELDS, type CellChange, type SumField } from './cell.ts';
import { DAY_MS } from './day-ms.ts';
import { keptOf, portion, type Deal } from './deal.ts';
import type { Marks, Span } from './ledger.ts';
import type { Unit } from './unit.ts';

/** When orders are made that a unit looks at: from the covariate's first day to the window's end. What teaches is compared with nothing. */
export function ordersSpan({ arm, at, windowDays }: Unit): Span {
  return { from: arm === 'taught' ? at : at - BEFORE_DAYS * DAY_MS, to: at + windowDays * DAY_MS };
}

/**
 * What a visitor adds to their cell.
 *
 * The covariate is what was ordered before, whatever came of it: what is paid back after the first view may be an effect of what
 * was seen, and a covariate must not hold any. Nor what was ordered after anything at all had enrolled them: in a visitor's second period, or
 * where another slot was seen first, that is an effect itself, and adjusting for it would take most of the effect away. Both sides of every
 * comparison are cut off by the same rule, also who is held out or held back.
 *
 * So later periods look back by less, and after 90 days at nothing: further back no order is kept, and a sum must not change
 * with what was forgotten.
 *
 * @param deals all that are in `ordersSpan`; others change nothing
 * @param next ms of what was seen next in the slot, where this is what teaches: from then on orders are the other's
 */
export function contributionOf(
  unit: Unit,
  deals: readonly Deal[],
  { bot, leftAt, firstAt = Infinity }: Marks,
  next = Infinity,
): CellChange {
  const { at, slot, variant, arm, channel, cap } = unit;
  const { to } = ordersSpan(unit);
  const known = deals.flatMap(({ order, ...deal }) =>
    order && counts(unit, order) ? [{ ...deal, order }] : [],
  );
  const money = known.filter(({ order }) => order.currency === unit.currency);
  const within = (deal: { order: { at: number } }) =>
    deal.order.at >= at && deal.order.at < Math.min(to, next);

  const orders = known.filter((deal) => within(deal) && keptOf(deal).stands).length;
  const kept = money.filter(within).map((deal) => ({ ...keptOf(deal), confirmed: deal.order.confirmed }));
  const paid = sum(kept, ({ value }) => value);
  const revenue = Math.min(paid, cap);
  const converted = Math.min(orders, 1);
  const cost = converted * unit.cost;
  const earned = portion(
    sum(kept, ({ margin }) => margin),
    revenue,
    paid,
  );
  // Of goods that cost more than was paid for them, too, no more than the cap.
  const margin = Math.min(cap, Math.max(-cap, earned - cost));
  const before = Math.min(
    cap,
    sum(money, ({ order }) => (isBefore(unit, order, firstAt) ? order.value : 0)),
  );
  const unconfirmed = sum(kept, ({ value, confirmed }) => (confirmed ? 0 : value));

  const sums: Record<SumField, number> = {
    visitors: 1,
    seen: unit.seen,
    clicked: Number(unit.clicked ?? false),
    dismissed: Number(unit.dismissed ?? false),
    refused: Number(unit.refused ?? false),
    left: Number(leftAt !== undefined && leftAt >= at && leftAt < to),
    converted,
    orders,
    revenue,
    revenueSquared: revenue * revenue,
    margin,
    marginSquared: margin * margin,
    before,
    beforeSquared: before * before,
    revenueBefore: revenue * before,
    marginBefore: margin * before,
    convertedBefore: converted * before,
    cost,
    cut: paid - revenue,
    unconfirmed: Math.min(unconfirmed, revenue),
  };
  return {
    ...{ day: Math.floor(at / DAY_MS), slot, variant, arm, channel },
    segment: bot ? BOTS : unit.segment,
    draw: unit.draw,
    sums: SUM_FIELDS.map((field) => sums[field] + 0),
  };
}

function counts({ confirmedOnly }: Unit, { confirmed }: { confirmed: boolean }): boolean {
  return confirmed || confirmedOnly !== true;
}

function isBefore(unit: Unit, { at }: { at: number }, firstAt: number): boolean {
  return at >= ordersSpan(unit).from && at < Math.min(unit.at, firstAt);
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((all, each) => all + of(each), 0);
}
