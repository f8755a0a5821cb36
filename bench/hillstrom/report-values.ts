import type { Estimate } from '../../core/learn/off-policy.ts';
import { printTable } from '../intent/print-table.ts';
import { medianEstimate } from './median-estimate.ts';
import { POLICIES, type PolicyName, type Valued } from './value-policies.ts';

export function reportValues(
  { title, unit }: { title: string; unit: number },
  splits: readonly Record<PolicyName, Valued>[],
): void {
  console.log(`${title}: estimate (95%)`);
  const head = ['policy', 'IPS', 'SNIPS', 'DR', 'learned best is ahead by (DR)', 'in splits'];
  const rows = POLICIES.map((name) => {
    const over = (of: (valued: Valued) => Estimate) =>
      told(medianEstimate(splits.map((each) => of(each[name]))), unit);
    const cells = [
      name,
      over(({ ips }) => ips),
      over(({ snips }) => snips),
      over(({ doublyRobust }) => doublyRobust),
    ];
    if (name === 'learned: best') return [...cells, '', ''];
    const ahead = splits.filter((each) => each[name].best.value > 0).length;
    return [...cells, over(({ best }) => best), `${ahead}/${splits.length}`];
  });
  printTable(head, rows);
}

function told({ value, interval }: Estimate, unit: number): string {
  const [from, to] = interval.map((bound) => (bound * unit).toFixed(2));
  return `${(value * unit).toFixed(2)} (${from} to ${to})`;
}
