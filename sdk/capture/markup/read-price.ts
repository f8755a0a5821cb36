/**
 * The first amount in a text from a shop's page: "1.234,56 €" is 1234.56, "¥12,000" is 12000. NaN when there is none.
 *
 * A separator is one of thousands when another one follows, or exactly three digits do ("1.234" is a thousand; not so
 * "0.999"); else it is the decimal one.
 */
export function readPrice(text: string): number {
  const found = (/\d[\d.,'’\s]*/.exec(text)?.[0] ?? '').replace(/[\s'’]/g, '');
  const thousands = /^0/.test(found) ? /^-/ : /[.,](?=\d{3}(?!\d)|.*[.,]\d)/g;
  return parseFloat(found.replace(thousands, '').replace(',', '.'));
}
