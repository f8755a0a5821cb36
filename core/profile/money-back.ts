import type { Profile } from './profile.ts';

/**
 * What was paid back of an order, or never charged because it was called off, in minor units by currency: each payment
 * once, an order called off or paid back as a whole all that it was worth, and never more than that. Of an order that is
 * not known, the sums that were named; of one that came to nothing and was then forgotten, nothing more (`settle`).
 *
 * A payment that names items but no sum is worth what they cost; where that is not known either, nothing is counted.
 */
export function moneyBack(profile: Profile, order: string): Record<string, number> {
  const fate = Object.hasOwn(profile.fates, order) ? profile.fates[order] : undefined;
  if (fate === undefined || fate.settled) return {};
  const sums: Record<string, number> = {};
  const add = (currency: string, value: number) => (sums[currency] = (sums[currency] ?? 0) + value);
  for (const payment of Object.values(fate.paid ?? {})) {
    if ('value' in payment) add(payment.currency, payment.value);
    else
      for (const [item, pieces] of Object.entries(payment.of)) {
        const { price, currency, quantity = 0 } = buyOf(profile, item, order) ?? {};
        if (price !== undefined && currency !== undefined) add(currency, price * Math.min(pieces, quantity));
      }
  }
  const worth = worthOf(profile, order);
  if (worth === undefined) return sums;
  const isWhole = fate.cancelledAt !== undefined || fate.refundedAt !== undefined;
  const sum = isWhole ? worth.value : Math.min(sums[worth.currency] ?? 0, worth.value);
  return sum === 0 ? sums : { ...sums, [worth.currency]: sum };
}

/** The order's value; where its entry is forgotten and what it bought is not, what that cost. */
function worthOf(profile: Profile, order: string): { value: number; currency: string } | undefined {
  const known = profile.orders.find((each) => each.id === order);
  if (known !== undefined) return known;
  const buys = Object.values(profile.bought).flatMap((each) => each.filter((buy) => buy.order === order));
  const currency = buys.find((buy) => buy.currency !== undefined)?.currency;
  if (currency === undefined) return undefined;
  return { value: buys.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0), currency };
}

function buyOf(profile: Profile, item: string, order: string) {
  const buys = Object.hasOwn(profile.bought, item) ? (profile.bought[item] ?? []) : [];
  return buys.find((buy) => buy.order === order);
}
