/**
 * The band that a price lies in, as shops' price filters have them: 1, 2, 5, 10, 20, 50, … in minor units, so each is two
 * to two and a half times the one before. What is dear for a lamp is cheap for a sofa; but what a category's things cost is
 * not known here, and steps of equal ratio at least mean the same in each.
 *
 * Written as its bounds, the upper one outside: 12990 lies in `10000-20000`. Free is `0-1`.
 *
 * @param price minor units, not negative
 */
export function priceLevelOf(price: number): string {
  if (price < 1) return '0-1';
  const decade = 10 ** Math.floor(Math.log10(price));
  // log10(1000) is exact, log10 of the largest integers below a power of ten rounds up to it.
  const unit = decade > price ? decade / 10 : decade;
  const [from, to] = price < 2 * unit ? [1, 2] : price < 5 * unit ? [2, 5] : [5, 10];
  return `${from * unit}-${to * unit}`;
}
