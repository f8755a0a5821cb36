import { reportDay } from '#core';
import { count, wrap } from './lay-out.ts';
import type { Difference } from './compare-cells.ts';
import type { Agreement } from './report-from-raw.ts';

/** More help nobody to find out why. */
const TOLD_MAX = 20;

/** Whether the sums that the edge has kept are those that follow from the raw facts. */
export function tellAgreement(
  { facts, visitors, forgotten, cells, differences }: Agreement,
  { width }: { width: number },
): string {
  const gone = forgotten > 0 ? `, and ${count(forgotten)} cells of what is forgotten` : '';
  const made = `Recomputed from ${count(facts)} facts of ${count(visitors)} visitors${gone}.`;
  if (differences.length === 0)
    return wrap(
      `${made} All ${count(cells)} cells agree with the edge, every sum to the last unit.`,
      width,
    ).join('\n');
  const wrong = new Set(differences.map(({ cell }) => cell)).size;
  return [
    ...wrap(`${made} Of ${count(cells)} cells, ${count(wrong)} do not agree with the edge:`, width),
    ...differences.slice(0, TOLD_MAX).map(line),
    ...(differences.length > TOLD_MAX ? [`  … and ${count(differences.length - TOLD_MAX)} sums more`] : []),
  ].join('\n');
}

function line({ cell, field, kept, recomputed }: Difference): string {
  const [day, slot, ...rest] = JSON.parse(cell) as [number, ...string[]];
  const name = [reportDay(day), slot || '(site)', ...rest].filter(Boolean).join(' ');
  return `  ${name}: ${field} is kept as ${kept}, and comes to ${recomputed}`;
}
