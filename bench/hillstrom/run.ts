import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seededRandom } from '../intent/seeded-random.ts';
import { chooseStage } from './choose-stage.ts';
import { readCustomers, type Customer } from './read-customers.ts';
import { reportValues } from './report-values.ts';
import type { StageName } from './stages.ts';
import { valuePolicies } from './value-policies.ts';

/*
 * `npm run bench:hillstrom [-- FOLDER] [--seed=N]`: whom to send which mail, learned from one half of a real trial and valued on the other.
 */
const FOLDER = '../shared/data';
const SEED = 1;
const SPLITS = 10;
const SETTINGS = [
  { title: 'Spend, USD a customer, a mail costs nothing', reward: 'spend', mailCost: 0, unit: 1 },
  { title: 'Spend less mails, USD a customer, a mail costs 0.10', reward: 'spend', mailCost: 0.1, unit: 1 },
  { title: 'Visits, % of customers', reward: 'visit', mailCost: 0, unit: 100 },
] as const;

const args = process.argv.slice(2);
const named = args.find((arg) => !arg.startsWith('--'));
const seed = Number(args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length) ?? SEED);
const folder = named === undefined ? resolve(process.env['TACT_ROOT'] ?? '.', FOLDER) : resolve(named);
const path = join(folder, 'hillstrom-a.csv');
if (!existsSync(path)) {
  console.error(
    `There is no ${path}.\nIt is the e-mail trial of Hillstrom's MineThatData challenge (2008); name its folder: npm run bench:hillstrom -- FOLDER`,
  );
  process.exit(1);
}

const customers = readCustomers(path);
const random = seededRandom(seed);
const splits = Array.from({ length: SPLITS }, () => {
  const halves = halve(customers, random);
  return { halves, stages: [chooseStage(halves[0]), chooseStage(halves[1])] as [StageName, StageName] };
});
console.log(`seed ${seed}, ${customers.length} customers, ${SPLITS} splits in halves\n`);
for (const setting of SETTINGS)
  reportValues(
    setting,
    splits.map(({ halves, stages }) => valuePolicies(halves, stages, setting)),
  );
const chosen = splits.flatMap(({ stages }) => stages);
const counts = [...new Set(chosen)].map(
  (stage) => `${stage} ${chosen.filter((each) => each === stage).length}`,
);
console.log(`  Told apart by, of ${chosen.length} halves: ${counts.join(', ')}`);

function halve(all: readonly Customer[], next: () => number): [Customer[], Customer[]] {
  const shuffled = all
    .map((customer) => ({ customer, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ customer }) => customer);
  const middle = Math.floor(shuffled.length / 2);
  return [shuffled.slice(0, middle), shuffled.slice(middle)];
}
