import type { Row } from './read-rows.ts';

export interface Tally {
  views: number;
  carts: number;
  purchases: number;
  /** Hundredths of the currency. */
  spent: number;
}

/** What the file says of each user: counted from the text alone, with nothing of Tact's in between. */
export function countRows(rows: readonly Row[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const tally = tallies.get(row.user) ?? { views: 0, carts: 0, purchases: 0, spent: 0 };
    tallies.set(row.user, tally);
    if (row.type === 'view') tally.views++;
    else if (row.type === 'cart') tally.carts++;
    else {
      tally.purchases++;
      const [whole = '0', part = ''] = row.price.split('.');
      tally.spent += Number(whole) * 100 + Number(part.padEnd(2, '0'));
    }
  }
  return tallies;
}
