import type { OutcomeChange } from '../ports.ts';

/**
 * Cells that one visitor's tally holds. A shop has tens of slots with a few variants each; a page that
 * invents names beyond that is not counted. 200 cells are 25 KB, well below a queue message's 128 KB
 * (developers.cloudflare.com/queues/platform/limits).
 */
export const TALLY_CELLS_MAX = 200;

/** Sums changes of the same cell. Cells beyond TALLY_CELLS_MAX are left out. */
export function addToTally(
  tally: readonly OutcomeChange[],
  changes: readonly OutcomeChange[],
): OutcomeChange[] {
  const cells = new Map(tally.map((cell) => [cellOf(cell), cell]));
  for (const change of changes) {
    const cell = cells.get(cellOf(change));
    if (cell) cells.set(cellOf(change), { ...cell, n: cell.n + change.n, value: cell.value + change.value });
    else if (cells.size < TALLY_CELLS_MAX) cells.set(cellOf(change), change);
  }
  return [...cells.values()];
}

/** JSON, because names may hold any character that a separator could be. */
export function cellOf({ day, slot, variant, what }: OutcomeChange): string {
  return JSON.stringify([day, slot, variant, what]);
}
