import { cellKey, SUM_FIELDS } from '#core';
import type { CellTotal, SumField } from '#core';

/** A sum of which two sides say different things. */
export interface Difference {
  /** `cellKey`: day, slot, variant, arm, channel, segment, draw. */
  cell: string;
  field: SumField;
  kept: bigint;
  recomputed: bigint;
}

/** Every sum that differs; a cell that is not there holds nothing. */
export function compareCells(
  kept: readonly CellTotal[],
  recomputed: readonly CellTotal[],
): { cells: number; differences: Difference[] } {
  const [left, right] = [byName(kept), byName(recomputed)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  const differences = names.flatMap((cell) =>
    SUM_FIELDS.flatMap((field): Difference[] => {
      const [here, there] = [left.get(cell)?.[field] ?? 0n, right.get(cell)?.[field] ?? 0n];
      return here === there ? [] : [{ cell, field, kept: here, recomputed: there }];
    }),
  );
  return { cells: names.length, differences };
}

/** The cells of two sides added up by name; exact. */
export function addCells(...sides: readonly (readonly CellTotal[])[]): CellTotal[] {
  const totals = new Map<string, CellTotal>();
  for (const cell of sides.flat()) {
    const before = totals.get(cellKey(cell));
    const sums = SUM_FIELDS.map((field) => [field, cell.sums[field] + (before?.sums[field] ?? 0n)]);
    totals.set(cellKey(cell), { ...cell, sums: Object.fromEntries(sums) as CellTotal['sums'] });
  }
  return [...totals.values()];
}

function byName(cells: readonly CellTotal[]): Map<string, CellTotal['sums']> {
  return new Map(addCells(cells).map((cell) => [cellKey(cell), cell.sums]));
}
