import { readFileSync } from 'node:fs';
import type { SessionSoFar } from '#core';

/** A session of the recorded shop (UCI Online Shoppers Purchasing Intention), whole, and how it ended. */
export interface RecordedSession extends SessionSoFar {
  /** ms on pages about the shop and on account pages; the session model does not use them, the baselines do. */
  infoMs: number;
  accountMs: number;
  /** Three or four letters, as the file has it. */
  month: string;
  bought: boolean;
}

const COLUMNS = [
  'Administrative',
  'Administrative_Duration',
  'Informational',
  'Informational_Duration',
  'ProductRelated',
  'ProductRelated_Duration',
  'Month',
  'VisitorType',
  'Weekend',
  'Revenue',
] as const;

/**
 * Left out on purpose: PageValues is made from the sale itself; BounceRates and ExitRates are averages of the shop's pages over all
 * sessions, those to come included; Month and SpecialDay would teach last year's calendar; Browser, OperatingSystems, Region and
 * TrafficType are numbers without a key, which no other shop shares. Throws where a column is missing.
 */
export function readSessions(path: string): RecordedSession[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`${path} lacks the columns ${missing.join(', ')}`);
  const index = Object.fromEntries(COLUMNS.map((name) => [name, names.indexOf(name)]));
  return lines.map((line) => {
    const cells = line.split(',');
    const text = (name: (typeof COLUMNS)[number]) => cells[index[name] ?? -1] ?? '';
    const yes = (name: (typeof COLUMNS)[number]) => ['1', 'true'].includes(text(name).toLowerCase());
    const ms = (name: (typeof COLUMNS)[number]) => 1000 * Number(text(name));
    return {
      productPages: Number(text('ProductRelated')),
      productMs: ms('ProductRelated_Duration'),
      infoPages: Number(text('Informational')),
      infoMs: ms('Informational_Duration'),
      accountPages: Number(text('Administrative')),
      accountMs: ms('Administrative_Duration'),
      returning: text('VisitorType') === 'Returning_Visitor',
      weekend: yes('Weekend'),
      month: text('Month'),
      bought: yes('Revenue'),
    };
  });
}
