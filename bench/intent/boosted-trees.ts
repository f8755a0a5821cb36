import { sigmoid } from '#core';

type Tree = { leaf: number } | { column: number; cut: number; below: Tree; above: Tree };

export interface BoostedTrees {
  level: number;
  trees: Tree[];
}

/** As much as the recorded shop carries: more trees or deeper ones gain nothing in five folds. */
const TREES = 100;
const DEPTH = 3;
const RATE = 0.08;
const CUTS = 24;
const LEAF_ROWS_MIN = 50;
/** Shrinks what a leaf of few rows says. */
const RIDGE = 5;

/** What the session model is held against: gradient-boosted trees on logistic loss, with second-order leaves. Deterministic. */
export function growTrees(rows: readonly (readonly number[])[], outcomes: readonly boolean[]): BoostedTrees {
  const share = outcomes.filter(Boolean).length / outcomes.length;
  const level = Math.log(share / (1 - share));
  const cuts = (rows[0] ?? []).map((_, column) => cutsOf(rows.map((row) => row[column] ?? 0)));
  const bins = rows.map((row) =>
    row.map((x, column) => (cuts[column] ?? []).filter((cut) => x >= cut).length),
  );
  const logOdds = rows.map(() => level);
  const trees: Tree[] = [];
  for (let i = 0; i < TREES; i++) {
    const chances = logOdds.map(sigmoid);
    const slope = chances.map((chance, n) => (outcomes[n] ? 1 : 0) - chance);
    const bend = chances.map((chance) => chance * (1 - chance));
    const tree = grow(
      { bins, cuts, slope, bend },
      rows.map((_, n) => n),
      DEPTH,
    );
    trees.push(tree);
    for (const [n, row] of rows.entries()) logOdds[n] = (logOdds[n] ?? 0) + leafOf(tree, row);
  }
  return { level, trees };
}

export function treesLogOdds({ level, trees }: BoostedTrees, row: readonly number[]): number {
  return trees.reduce((sum, tree) => sum + leafOf(tree, row), level);
}

function leafOf(tree: Tree, row: readonly number[]): number {
  let at = tree;
  while (!('leaf' in at)) at = (row[at.column] ?? 0) < at.cut ? at.below : at.above;
  return at.leaf;
}

function cutsOf(column: readonly number[]): number[] {
  const sorted = [...column].sort((a, b) => a - b);
  const at = Array.from(
    { length: CUTS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / CUTS)] ?? 0,
  );
  return [...new Set(at)].filter((cut) => cut > (sorted[0] ?? 0));
}

interface Data {
  bins: readonly (readonly number[])[];
  cuts: readonly (readonly number[])[];
  slope: readonly number[];
  bend: readonly number[];
}

function grow(data: Data, ids: readonly number[], depth: number): Tree {
  const sum = (of: readonly number[]) => ids.reduce((total, n) => total + (of[n] ?? 0), 0);
  const [slope, bend] = [sum(data.slope), sum(data.bend)];
  const leaf = { leaf: (RATE * slope) / (bend + RIDGE) };
  const split = depth === 0 ? undefined : bestSplit(data, ids, slope, bend);
  if (split === undefined) return leaf;
  const { column, bin } = split;
  const isBelow = (n: number) => (data.bins[n]?.[column] ?? 0) <= bin;
  return {
    column,
    cut: data.cuts[column]?.[bin] ?? 0,
    below: grow(data, ids.filter(isBelow), depth - 1),
    above: grow(
      data,
      ids.filter((n) => !isBelow(n)),
      depth - 1,
    ),
  };
}

function bestSplit(
  { bins, cuts, slope, bend }: Data,
  ids: readonly number[],
  allSlope: number,
  allBend: number,
) {
  const worth = (g: number, h: number) => g ** 2 / (h + RIDGE);
  let best: { column: number; bin: number; gain: number } | undefined;
  for (const [column, { length }] of cuts.entries()) {
    const sums = Array.from({ length: length + 1 }, () => ({ slope: 0, bend: 0, rows: 0 }));
    for (const n of ids) {
      const into = sums[bins[n]?.[column] ?? 0];
      if (!into) continue;
      into.slope += slope[n] ?? 0;
      into.bend += bend[n] ?? 0;
      into.rows++;
    }
    const below = { slope: 0, bend: 0, rows: 0 };
    for (const [bin, part] of sums.slice(0, -1).entries()) {
      below.slope += part.slope;
      below.bend += part.bend;
      below.rows += part.rows;
      if (below.rows < LEAF_ROWS_MIN || ids.length - below.rows < LEAF_ROWS_MIN) continue;
      const gain =
        worth(below.slope, below.bend) +
        worth(allSlope - below.slope, allBend - below.bend) -
        worth(allSlope, allBend);
      if (gain > (best?.gain ?? 0)) best = { column, bin, gain };
    }
  }
  return best;
}
