import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reportAlarms } from './report-alarms.ts';
import { reportKnownCustomers } from './report-known-customers.ts';
import { reportNarrowing } from './report-narrowing.ts';
import { readTrial } from './read-trial.ts';

/*
 * `npm run bench:measure [-- FOLDER] [--seed=N] [--long]`: how often differences are seen where there are none, by those who look again
 * and again, and what is seen in the trial as it was. With `--long`, ten times as many customers, drawn with replacement.
 */
const FOLDER = '../shared/data';
const SEED = 1;
const args = process.argv.slice(2);
const named = args.find((arg) => !arg.startsWith('--'));
const seed = Number(args.find((arg) => arg.startsWith('--seed='))?.slice('--seed='.length) ?? SEED);
const folder = named === undefined ? resolve(process.env['TACT_ROOT'] ?? '.', FOLDER) : resolve(named);
const path = join(folder, 'hillstrom-a.csv');
if (!existsSync(path)) {
  console.error(
    `There is no ${path}.\nIt is the e-mail trial of Hillstrom's MineThatData challenge (2008); name its folder: npm run bench:measure -- FOLDER`,
  );
  process.exit(1);
}
console.log(`seed ${seed}\n`);
const trial = readTrial(path);
reportAlarms(trial, seed, args.includes('--long'));
reportNarrowing(trial);
const orders = join(folder, 'orders.csv.gz');
if (existsSync(orders)) reportKnownCustomers(orders, seed);
