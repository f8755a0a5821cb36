import { styleText } from 'node:util';
import { formatMoney } from '#core';
import type { Learning, LearnedSlotTold } from '#core';
import { count, wrap } from './lay-out.ts';

const NAME_CELLS = 34;

/** What bandits and intent have learned so far: what is used is to be seen. */
export function tellLearning(learning: Learning | null, currency: string, width: number): string[] {
  if (learning === null || (learning.slots.length === 0 && learning.intent === null)) return [];
  return [
    styleText('bold', 'What has been learned'),
    ...learning.slots.flatMap((slot) => tellSlot(slot, currency)),
    ...tellIntent(learning, width),
    '',
  ];
}

function tellSlot({ slot, goal, variants, segments }: LearnedSlotTold, currency: string): string[] {
  const isMoney = goal === 'margin' || goal === 'revenue';
  return [
    `  ${slot}, for ${goal}, of ${count(segments)} ${segments === 1 ? 'kind' : 'kinds'} of visitor`,
    ...variants.map(({ variant, rate, rateSd, worth }) => {
      const said = `${percent(rate)} ± ${percent(rateSd)}`.padEnd(18);
      const money = isMoney ? `${formatMoney(Math.round(worth), currency, 'en-GB')} a showing` : '';
      return `    ${variant.padEnd(NAME_CELLS)} ${said} ${money}`.trimEnd();
    }),
  ];
}

function tellIntent({ intent }: Learning, width: number): string[] {
  if (intent === null) return [];
  const { visits, wentOn, signs } = intent;
  const share = visits === 0 ? 0 : wentOn / visits;
  const basis = `Intent: of ${count(visits)} visits ${percent(share)} went on to the basket, bought, or took the help offered.`;
  const change =
    signs.length === 0
      ? 'No sign weighs more or less here than elsewhere, as far as is known.'
      : 'Signs of the first minutes that weigh more or less here, as a multiple of what they come with:';
  return [
    ...wrap(`${basis} ${change}`, width - 2).map((line) => `  ${line}`),
    ...signs.map(
      (sign) =>
        `    ${sign.kind.padEnd(NAME_CELLS)} × ${sign.times.toFixed(2)}   ${count(sign.wentOn)} of ${count(sign.visits)} went on later`,
    ),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
