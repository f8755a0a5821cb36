import { compareArms } from '#core';
import { seededRandom } from '../intent/seeded-random.ts';
import { printTable } from '../intent/print-table.ts';
import { percent } from '../manners/percent.ts';
import { lookAlong } from './look-along.ts';
import { readCustomerSpend } from './read-customer-spend.ts';

const PERIOD = { from: Date.parse('2011-06-01T00:00Z'), to: Date.parse('2011-06-29T00:00Z') };
const CAP_MINOR = 200_000;
const DEALS = 200;

/** Where most customers come back: what their spend before takes off the interval of the next 28 days, arms dealt by chance. */
export function reportKnownCustomers(path: string, seed: number): void {
  const customers = readCustomerSpend(path, PERIOD.from, PERIOD.to, CAP_MINOR);
  const random = seededRandom(seed);
  const x = Float64Array.from(customers, ({ after }) => after);
  const y = Float64Array.from(customers, ({ before }) => before);
  const widths = Array.from({ length: DEALS }, () => {
    const arm = Uint8Array.from(customers, () => (random() < 0.5 ? 0 : 1));
    const [control, treatment] = lookAlong({ arm, x, y }, 2, 1)[0] ?? [];
    if (control === undefined || treatment === undefined) throw new Error('no customers');
    const { difference, adjusted } = compareArms(treatment, control);
    const half = ([low, high]: readonly [number, number]) => (high - low) / 200;
    return {
      plain: half(difference?.alwaysValid.interval ?? [0, 0]),
      adjusted: half(adjusted?.difference?.alwaysValid.interval ?? [0, 0]),
      removed: adjusted?.varianceRemoved ?? 0,
    };
  });
  const mean = (of: (each: (typeof widths)[number]) => number) =>
    widths.reduce((sum, each) => sum + of(each), 0) / DEALS;
  console.log(
    `${customers.length} customers of Online Retail, 28 days from 1 June 2011, dealt into halves ${DEALS} times`,
  );
  printTable(
    ['', 'always valid ±, pounds', 'the same, adjusted', 'variance removed'],
    [
      [
        'spend a customer',
        mean((each) => each.plain).toFixed(2),
        mean((each) => each.adjusted).toFixed(2),
        percent(mean((each) => each.removed)),
      ],
    ],
  );
}
