import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printFit } from './print-fit.ts';
import { readSessions } from './read-sessions.ts';
import { readShopEvents } from './read-shop-events.ts';
import { reportAsking } from './report-asking.ts';
import { reportCost } from './report-cost.ts';
import { reportCrossValidation } from './report-cross-validation.ts';
import { reportMonthsApart } from './report-months-apart.ts';

/*
 * `npm run bench:intent [-- FOLDER]`: the intent score against real sessions. With `--fit`, prints the weights that
 * core/intent/session-weights.ts holds, made anew.
 */
const FOLDER = '../shared/data';
const FILES = [
  { prefix: 'shopper-sessions', what: 'UCI Online Shoppers Purchasing Intention' },
  {
    prefix: 'shop-events',
    what: 'REES46: event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
  },
] as const;

const args = process.argv.slice(2);
const named = args.find((arg) => !arg.startsWith('--'));
const folder = named === undefined ? resolve(process.env['TACT_ROOT'] ?? '.', FOLDER) : resolve(named);
const [sessionFiles = [], eventFiles = []] = FILES.map(({ prefix }) => filesOf(prefix));
if (sessionFiles.length + eventFiles.length === 0) {
  console.error(`There is nothing to measure in ${folder}. Wanted, one or both of:`);
  for (const { prefix, what } of FILES) console.error(`  ${prefix}*.csv  ${what}`);
  console.error('Name the folder that holds them: npm run bench:intent -- FOLDER');
  process.exit(1);
}

const sessions = sessionFiles.flatMap(readSessions);
if (args.includes('--fit')) printFit(sessions);
else {
  if (sessions.length > 0) {
    reportCrossValidation(sessions);
    reportMonthsApart(sessions);
    reportCost(sessions);
  }
  for (const file of eventFiles) reportAsking(readShopEvents(file));
}

function filesOf(prefix: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = names.filter((name) => name.startsWith(prefix) && name.endsWith('.csv')).sort();
  return found.map((name) => join(folder, name));
}
