import { styleText } from 'node:util';
import type { MannerRow, Report } from '#core';
import { count, fit } from './lay-out.ts';
import { tellVerdict } from './tell-verdict.ts';
import { tellWorth } from './tell-worth.ts';

const SLOT_CELLS = 20;
const MANNER_CELLS = 22;

/** From how many visitors each manner held back, and what that was worth where it is known. */
export function tellManners({ manners, currency }: Report, width: number): string[] {
  if (manners.length === 0) return [];
  const line = (cells: readonly [string, string, string, string]) =>
    [
      fit(cells[0], MANNER_CELLS),
      fit(cells[1], SLOT_CELLS),
      ...cells.slice(2).map((cell, n) => fit(cell, n === 1 ? 14 : 9, 'right')),
    ].join(' ');
  return [
    styleText('bold', 'What manners held back, and what that was worth'),
    styleText('dim', line(['manner', 'slot', 'visitors', 'spared'])),
    ...manners.flatMap((row, n) => [
      line([row.manner, row.slot, count(row.visitors), count(row.spared)]),
      ...(isToldBelow(manners, n)
        ? []
        : [...tellVerdict(row.verdict, width, 2), ...worthLine(row, currency)]),
    ]),
    '',
  ];
}

/** The same words of several manners in a row are told once, below the last of them. */
function isToldBelow(manners: readonly MannerRow[], n: number): boolean {
  const [row, next] = [manners[n], manners[n + 1]];
  return row?.worth === null && next?.worth === null && row.verdict.words === next.verdict.words;
}

function worthLine({ worth, verdict }: MannerRow, currency: string): string[] {
  const told = tellWorth(worth, verdict, { metric: 'margin', currency });
  return told === undefined ? [] : [`  ${told}`];
}
