import { boughtBy } from '../profile/bought.ts';
import { canonical, compare } from '../profile/canonical.ts';
import { fateAt, joinFates } from '../profile/fates.ts';
import { moneyBack } from '../profile/money-back.ts';
import { joinOrders } from '../profile/orders.ts';
import { newProfile, type Fate, type Order } from '../profile/profile.ts';
import { undoneOf } from '../profile/undone.ts';

/** An order as outcomes know it; a join-semilattice, as the profile's orders and fates are. */
export interface Deal {
  id: string;
  /** Absent while only its fate is known. */
  order?: Order;
  /** What is left after the cost of the goods, minor units, in the same words as `order`. */
  margin?: number;
  fate?: Fate;
  /** While the order is not known, who told of its fate: nothing follows from that yet, and it is given on when the order comes. */
  waiting?: EarlyFate[];
}

/** By its event's id. */
export interface EarlyFate {
  id: string;
  fate: Fate;
}

/** What came of an order. */
export interface Kept {
  /** false where it was called off, came back or was paid back as a whole. */
  stands: boolean;
  /** What was not paid back, from 0 to the order's value, minor units of its currency. */
  value: number;
  /** In the same proportion. */
  margin: number;
}

export function joinDeals(a: Deal, b: Deal): Deal {
  const fate = a.fate && b.fate ? joinFates({ of: a.fate }, { of: b.fate })['of'] : (a.fate ?? b.fate);
  const words = joinWords(a, b);
  const waiting = words.order ? [] : joinWaiting(a.waiting ?? [], b.waiting ?? []);
  return { id: a.id, ...words, ...(fate && { fate }), ...(waiting.length > 0 && { waiting }) };
}

function joinWaiting(a: readonly EarlyFate[], b: readonly EarlyFate[]): EarlyFate[] {
  const all = new Map([...a, ...b].map((each) => [canonical(each), each]));
  return [...all].sort(([one], [other]) => compare(one, other)).map(([, each]) => each);
}

/** Fates that waited on either side, now that the order is known. */
export function fatesCome(joined: Deal, ...parts: readonly (Deal | undefined)[]): EarlyFate[] {
  return joined.order
    ? parts.reduce<EarlyFate[]>((all, part) => joinWaiting(all, part?.waiting ?? []), [])
    : [];
}

/** Of two words about an order the profile's; its margin goes with it, the higher of two equal words. */
function joinWords(a: Deal, b: Deal): Pick<Deal, 'order' | 'margin'> {
  const told = [a, b].flatMap(({ order, margin = 0 }) => (order ? [{ order, margin }] : []));
  const [first, second] = told;
  if (first === undefined || second === undefined) return first ?? {};
  const order = joinOrders([first.order], [second.order])[0] ?? first.order;
  const wordOf = (each: Order) => canonical({ ...each, at: order.at });
  const sameWord = told.filter((each) => wordOf(each.order) === wordOf(order));
  return { order, margin: Math.max(...sameWord.map(({ margin }) => margin)) };
}

/** ms of the order; while that is not known, of the latest that is known of it. */
export function dealAt({ order, fate }: Deal): number {
  return order?.at ?? (fate ? fateAt(fate) : 0);
}

export function isSameDeal(a: Deal, b: Deal): boolean {
  return compare(canonical(a), canonical(b)) === 0;
}

export function keptOf({ order, margin = 0, fate }: Deal & { order: Order }): Kept {
  if (fate === undefined) return { stands: true, value: order.value, margin };
  const profile = {
    ...newProfile(''),
    orders: [order],
    bought: boughtBy(order),
    fates: { [order.id]: fate },
  };
  if (undoneOf(profile, order.id) !== undefined) return { stands: false, value: 0, margin: 0 };
  const back = Math.round(moneyBack(profile, order.id)[order.currency] ?? 0);
  const value = Math.max(0, order.value - back);
  return { stands: true, value, margin: portion(margin, value, order.value) };
}

/** `amount` × `part` / `whole`, a whole number; all of it where the whole is nothing. */
export function portion(amount: number, part: number, whole: number): number {
  return whole === 0 || part === whole ? amount : Math.round((amount * part) / whole) + 0;
}
