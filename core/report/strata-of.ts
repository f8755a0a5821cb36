import type { CellTotal } from '../outcomes/cell.ts';
import { addUp, type SumTotals } from './add-up.ts';
import type { Chance, ChanceOf } from './chance-by.ts';

/** Visitors of two groups whom the same chance has divided. */
export interface ReportStratum extends Chance {
  shown: SumTotals;
  control: SumTotals;
}

/** Who is compared with whom, and by which chance they are there. */
export interface TwoGroups {
  cells: readonly CellTotal[];
  /** undefined for cells of neither group. */
  sideOf: (cell: CellTotal) => 'shown' | 'control' | undefined;
  chanceOf: ChanceOf;
}

/** As many digits as draws have: shares that came about by another sum are the same. */
const DIGITS = 1e6;

/**
 * Cells of two groups by the chance of being in the second, in a fixed order. What else differs in their draws does not matter: of all who
 * have the same chance the two groups are alike (Rosenbaum and Rubin, "The Central Role of the Propensity Score", Biometrika, 1983), and fewer strata
 * leave fewer visitors without others to compare with. What only the plan says now is no chance that others had, even if it is the same number.
 */
export function strataOf({ cells, sideOf, chanceOf }: TwoGroups): ReportStratum[] {
  const chances = new Map<string, Chance>();
  const groups = new Map<string, Chance & Record<'shown' | 'control', CellTotal[]>>();
  for (const cell of cells) {
    const side = sideOf(cell);
    if (side === undefined) continue;
    const chance = chances.get(cell.draw) ?? rounded(chanceOf(cell.draw));
    chances.set(cell.draw, chance);
    const group = groups.get(keyOf(chance)) ?? { ...chance, shown: [], control: [] };
    groups.set(keyOf(chance), group);
    group[side].push(cell);
  }
  const strata = [...groups.values()].map(({ share, isTold, shown, control }) => ({
    ...{ share, isTold },
    ...{ shown: addUp(shown), control: addUp(control) },
  }));
  return strata.toSorted(inOrder);
}

/** What two lots of cells make together. */
export function joinStrata(a: readonly ReportStratum[], b: readonly ReportStratum[]): ReportStratum[] {
  const joined = new Map(a.map((stratum) => [keyOf(stratum), stratum]));
  for (const stratum of b) {
    const { share, isTold } = stratum;
    const before = joined.get(keyOf(stratum));
    const add = (side: 'shown' | 'control') =>
      addUp([{ sums: stratum[side] }, ...(before ? [{ sums: before[side] }] : [])]);
    joined.set(keyOf(stratum), { share, isTold, shown: add('shown'), control: add('control') });
  }
  return [...joined.values()].toSorted(inOrder);
}

function keyOf({ share, isTold }: Chance): string {
  return `${isTold} ${share}`;
}

function rounded({ share, isTold }: Chance): Chance {
  return { share: Math.round(share * DIGITS) / DIGITS, isTold };
}

function inOrder(a: Chance, b: Chance): number {
  return a.share - b.share || Number(a.isTold) - Number(b.isTold);
}
