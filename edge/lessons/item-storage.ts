import type { LessonState } from '#core';

/** The parts of a lesson state; each is a list of rows with keys. */
export type Part = 'baskets' | 'followed' | 'paces';
export const PARTS = ['baskets', 'followed', 'paces'] as const satisfies readonly Part[];

export interface Row {
  part: Part;
  key: number;
  /** The row as core keeps it; its order within the part is core's matter. */
  json: string;
}

/**
 * `name`: site and item. `unpublished` counts the changes since the last publication (absent: none), `published` is when that
 * was, `failures` how many in a row failed since.
 */
export type ItemValue = 'name' | 'unpublished' | 'published' | 'failures';

/** What one item's object keeps. Synchronous, because nothing may come between reading and writing. */
export interface ItemStorage {
  /** One turn: all that `work` writes, or nothing of it if it throws. */
  turn<T>(work: () => T): T;
  value(name: ItemValue): string | null;
  setValue(name: ItemValue, value: string): void;
  unsetValue(name: ItemValue): void;
  rows(): Row[];
  /** A row of the same part and key is replaced. */
  put(rows: readonly Row[]): void;
  drop(rows: readonly Pick<Row, 'part' | 'key'>[]): void;
}

/** What must be written so that a storage that holds `before` holds `after`. Rows that stayed are the same objects in both. */
export function changesBetween(
  before: LessonState,
  after: LessonState,
): { put: Row[]; drop: Pick<Row, 'part' | 'key'>[] } {
  const changes: ReturnType<typeof changesBetween> = { put: [], drop: [] };
  for (const part of PARTS) {
    if (before[part] === after[part]) continue;
    const were = new Set<object>(before[part]);
    const keys = new Set(after[part].map(({ key }) => key));
    for (const row of after[part]) {
      if (!were.has(row)) changes.put.push({ part, key: row.key, json: JSON.stringify(row) });
    }
    for (const { key } of before[part]) if (!keys.has(key)) changes.drop.push({ part, key });
  }
  return changes;
}
