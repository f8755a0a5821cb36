import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export const ARMS = ['none', 'mens', 'womens'] as const;
export type Arm = (typeof ARMS)[number];
/** Each with the same chance, by lot. */
export const PROPENSITY = 1 / ARMS.length;

export interface Customer {
  /** Months since the last purchase, 1 to 12. */
  recency: number;
  /** USD in the year before. */
  history: number;
  boughtMens: boolean;
  boughtWomens: boolean;
  zip: string;
  isNew: boolean;
  channel: string;
  /** What was sent. */
  arm: Arm;
  /** Within two weeks. */
  visited: boolean;
  bought: boolean;
  /** USD. */
  spend: number;
}

const ARM_NAMES: Readonly<Record<string, Arm>> = {
  'No E-Mail': 'none',
  'Mens E-Mail': 'mens',
  'Womens E-Mail': 'womens',
};

/** Hillstrom's e-mail trial (MineThatData challenge, 2008). Throws where a row is not as told. */
export function readCustomers(path: string): Customer[] {
  const rows = parse<Record<string, string>>(readFileSync(path), { columns: true });
  return rows.map((row, n) => {
    const arm = ARM_NAMES[row['treatment'] ?? ''];
    const [recency, history, spend] = ['recency', 'history', 'spend'].map((column) => Number(row[column]));
    if (arm === undefined || ![recency, history, spend].every(Number.isFinite))
      throw new Error(`${path}, row ${n + 1} is not one of the trial's`);
    return {
      recency: recency!,
      history: history!,
      boughtMens: row['mens'] === '1',
      boughtWomens: row['womens'] === '1',
      zip: row['zip_code'] ?? '',
      isNew: row['newbie'] === '1',
      channel: row['channel'] ?? '',
      arm,
      visited: row['visit'] === '1',
      bought: row['conversion'] === '1',
      spend: spend!,
    };
  });
}
