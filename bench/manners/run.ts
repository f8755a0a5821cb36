import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { teachHistory } from '#core';
import { readOrders } from './read-orders.ts';
import { reportComplements } from './report-complements.ts';
import { reportSuppression } from './report-suppression.ts';
import { createSchool } from './school.ts';

/*
 * `npm run bench:manners [-- FOLDER]`: what orders teach, held against a real shop. Lessons are learned up to `fit` and tried from then
 * to `to`; constants in core/lessons were chosen with `--choose`, which fits to March and tries on April to June.
 */
const FOLDER = '../shared/data';
const PERIODS = {
  test: { fit: Date.parse('2011-07-01T00:00Z'), to: Date.parse('2011-10-01T00:00Z') },
  choose: { fit: Date.parse('2011-04-01T00:00Z'), to: Date.parse('2011-07-01T00:00Z') },
};
const args = process.argv.slice(2);
const { fit, to } = args.includes('--choose') ? PERIODS.choose : PERIODS.test;
const named = args.find((arg) => !arg.startsWith('--'));
const folder = named === undefined ? resolve(process.env['TACT_ROOT'] ?? '.', FOLDER) : resolve(named);
const path = join(folder, 'orders.csv.gz');
if (!existsSync(path)) {
  console.error(
    `There is no ${path}.\nIt is the Online Retail data set (UCI) as invoice,customer,item,quantity,price,at; name its folder: npm run bench:manners -- FOLDER`,
  );
  process.exit(1);
}

const recorded = readOrders(path);
const fitted = recorded.orders.filter(({ at }) => at < fit);
const tried = recorded.orders.filter(({ at }) => at >= fit && at < to);
const day = (at: number) => new Date(at).toISOString().slice(0, 10);
console.log(
  `${fitted.length} orders to ${day(fit - 1)}, ${tried.length} from ${day(fit)} to ${day(to - 1)}; left out: ${recorded.left.lines} lines that ` +
    `are no product or no order, ${recorded.left.cancelled} purchases cancelled as a whole.\n`,
);
const school = createSchool();
const taught = teachHistory(
  recorded.orders.map(({ customer, ...order }) => (customer === '' ? order : { ...order, customer })),
);
for (const order of taught) if (order.at < fit) school.teach(order);
reportSuppression(recorded, school, { from: fit, to });
reportComplements(fitted, tried, new Map(taught.map((order) => [order.order, order])), school);
