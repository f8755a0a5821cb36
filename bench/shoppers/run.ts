import { styleText } from 'node:util';
import { checkLaws } from './check-laws.ts';
import { printReport } from './print-report.ts';
import { tryAll } from './try-all.ts';
import { WORLDS } from './worlds.ts';

/*
 * `npm run bench:shoppers [-- --quick] [-- --worlds=a,b] [-- --seeds=1-30] [-- --parts]`: simulated shoppers, the same for every policy. Parameters of the world
 * and their reasons are in parameters.ts. Whatever is tuned, is tuned on seeds from 1001 on; reported are seeds 1 to 30.
 */
const SEEDS = '1-30';
const QUICK_SEEDS = '1-3';

const args = process.argv.slice(2);
const option = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const range = option('seeds') ?? (args.includes('--quick') ? QUICK_SEEDS : SEEDS);
const [first = 1, last = first] = range.split('-').map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, n) => first + n);
const names = option('worlds')?.split(',') ?? WORLDS.map(({ name }) => name);
const worlds = WORLDS.filter(({ name }) => names.includes(name));

console.log(
  `Seeds ${first} to ${last}; margin and regret in EUR per 1,000 visitors, no’s (dismissals) per 1,000 views.`,
);
const began = performance.now();
const trials = await tryAll(
  worlds.map(({ name }) => name),
  seeds,
  args.includes('--parts') ? 'parts' : 'rivals',
  (done, all) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}`);
  },
);
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
for (const laws of worlds) {
  printReport(
    laws,
    trials.filter(({ world }) => world === laws.name),
  );
}
console.log(`\n${styleText('dim', `What holds of the simulation: ${checkLaws(trials).join('; ')}.`)}`);
console.log(styleText('dim', `${((performance.now() - began) / 1000).toFixed(0)} s`));
