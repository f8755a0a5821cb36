import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export const METRICS = ['visit', 'conversion', 'spend'] as const;
export type Metric = (typeof METRICS)[number];

/** A randomised e-mail trial, one entry a customer in the file's order; money in minor units. */
export interface Trial {
  /** Index into `arms`. */
  arm: Uint8Array;
  arms: readonly string[];
  values: Record<Metric, Float64Array>;
  /** Money spent in the year before the trial. */
  history: Float64Array;
}

/** The arm that got nothing. */
export const CONTROL_ARM = 'No E-Mail';

/** Throws where a column is missing or a number is none. */
export function readTrial(path: string): Trial {
  const rows = parse<Record<string, string>>(readFileSync(path), { columns: true });
  const numbers = (column: string, factor: number) =>
    Float64Array.from(rows, (row, i) => {
      const value = Math.round(factor * Number(row[column]));
      if (Number.isNaN(value)) throw new Error(`${path}, row ${i + 1}: ${column} is ${row[column]}`);
      return value;
    });
  const names = rows.map((row) => row['treatment'] ?? '');
  const arms = [CONTROL_ARM, ...new Set(names.filter((name) => name !== CONTROL_ARM).sort())];
  return {
    arm: Uint8Array.from(names, (name) => arms.indexOf(name)),
    arms,
    values: {
      visit: numbers('visit', 1),
      conversion: numbers('conversion', 1),
      spend: numbers('spend', 100),
    },
    history: numbers('history', 100),
  };
}
