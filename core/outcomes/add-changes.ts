import { compare } from '../profile/canonical.ts';
import { SUM_FIELDS, type Cell, type CellChange, type CellTotal } from './cell.ts';

/** JSON, because names may hold any character that a separator could be. */
export function cellKey({ day, slot, variant, arm, channel, segment, draw }: Cell): string {
  return JSON.stringify([day, slot, variant, arm, channel, segment, draw]);
}

/** Changes of the same cell become one, those that come to nothing none; in the order of the cells' names. */
export function addChanges(changes: Iterable<CellChange>): CellChange[] {
  const cells = new Map<string, CellChange>();
  for (const change of changes) {
    const key = cellKey(change);
    const cell = cells.get(key);
    cells.set(key, cell ? { ...cell, sums: addSums(cell.sums, change.sums) } : change);
  }
  return [...cells]
    .filter(([, { sums }]) => sums.some((sum) => sum !== 0))
    .sort(([a], [b]) => compare(a, b))
    .map(([, cell]) => cell);
}

export function addSums(a: readonly number[], b: readonly number[]): number[] {
  return a.map((sum, index) => sum + (b[index] ?? 0));
}

/** The same taken back. */
export function takenBack(changes: readonly CellChange[]): CellChange[] {
  return changes.map((change) => ({ ...change, sums: change.sums.map((sum) => 0 - sum) }));
}

/** The sums of many visitors, exact however many they are; else as `addChanges`. */
export function addTotals(changes: Iterable<CellChange>): CellTotal[] {
  const cells = new Map<string, { cell: Cell; sums: bigint[] }>();
  for (const { sums, ...cell } of changes) {
    const key = cellKey(cell);
    const before = cells.get(key)?.sums;
    cells.set(key, { cell, sums: sums.map((sum, index) => BigInt(sum) + (before?.[index] ?? 0n)) });
  }
  return [...cells]
    .filter(([, { sums }]) => sums.some((sum) => sum !== 0n))
    .sort(([a], [b]) => compare(a, b))
    .map(([, { cell, sums }]) => ({ ...cell, sums: named(sums) }));
}

function named(sums: readonly bigint[]): CellTotal['sums'] {
  return Object.fromEntries(
    SUM_FIELDS.map((field, index) => [field, sums[index] ?? 0n]),
  ) as CellTotal['sums'];
}
