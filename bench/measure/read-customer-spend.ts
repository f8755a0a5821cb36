import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Minor units. */
export interface CustomerSpend {
  before: number;
  after: number;
}

/**
 * What each customer of the Online Retail file spent before `from`, and from then to `to` (ms), returns taken off and both capped at
 * `cap`, as Tact caps. Only those who bought before `from`: of others nobody could know anything.
 */
export function readCustomerSpend(path: string, from: number, to: number, cap: number): CustomerSpend[] {
  const rows = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  const customers = new Map<string, CustomerSpend>();
  for (const row of rows) {
    const [, customer = '', , quantity, price, time = ''] = row.split(',');
    const at = Date.parse(time);
    if (customer === '' || !(at < to)) continue;
    const spend = customers.get(customer) ?? { before: 0, after: 0 };
    spend[at < from ? 'before' : 'after'] += Math.round(100 * Number(quantity) * Number(price));
    customers.set(customer, spend);
  }
  const capped = (spend: number) => Math.min(cap, Math.max(0, spend));
  return [...customers.values()]
    .filter(({ before }) => before > 0)
    .map(({ before, after }) => ({ before: capped(before), after: capped(after) }));
}
