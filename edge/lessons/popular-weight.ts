const DAY_MS = 86_400_000;

/** Two weeks: what is bought most then is what was bought most in the last three or so, the newest days counting most. */
export const POPULAR_HALF_LIFE_DAYS = 14;
/** An order of this age weighs a twentieth, and older ones are not counted. */
export const POPULAR_DAYS_MAX = 60;
/**
 * Orders of today that something must weigh to be called popular. One order, however new, weighs one: that is one person's
 * taste. Two are enough for five days, three for two weeks, ten for five and a half.
 */
export const POPULAR_ORDERS_MIN = 1.5;
/** From 2026 on; a double holds what has doubled every two weeks until 2065. */
const FIRST_DAY = Date.UTC(2026, 0, 1) / DAY_MS;

export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** What an order of that day counts, against any other day's. Stays what it is: newer orders weigh more instead of older ones less. */
export function popularWeight(day: number): number {
  return 2 ** ((day - FIRST_DAY) / POPULAR_HALF_LIFE_DAYS);
}

/** The lowest score that is called popular at that time. */
export function popularMin(now: number): number {
  return POPULAR_ORDERS_MIN * popularWeight(dayOf(now));
}

/**
 * The day that an order counts for; null where it is too old. From the future it counts as today's: a shop's clock must not
 * make its things popular for ever.
 */
export function countedDay(at: number, now: number): number | null {
  const [day, today] = [Math.min(dayOf(at), dayOf(now)), dayOf(now)];
  return today - day > POPULAR_DAYS_MAX ? null : day;
}
