import { onceFor } from './once-for.ts';
import { spreadVariance } from './spread-variance.ts';

/** What was seen of one variant in one segment, on its own. */
export interface Cell {
  variant: string;
  /** `stage/taste`; without it, it is said of the variant as a whole (a prior of the plan). */
  segment?: string;
  /** How far the variant differs from what is usual there, times `precision`. */
  seen: number;
  /** One over the variance of that difference, were the cell alone; at least 0. */
  precision: number;
}

export interface Effect {
  mean: number;
  variance: number;
}

export interface Effects {
  /** Of a variant in a segment, or of all visitors together without one; also of what has no cell of its own. */
  of: (variant: string, segment?: string) => Effect;
}

/** By level: the standard deviation of differences that is supposed before the cells say otherwise. */
export interface Spreads {
  variant: number;
  stage: number;
  taste: number;
  cell: number;
}

interface Group {
  seen: number;
  precision: number;
  mean: number;
  variance: number;
}

/** Each sweep settles what the levels leave to each other; past three nothing that decides moves. */
const SWEEPS = 3;

const LEVELS = ['variant', 'stage', 'taste', 'cell'] as const;
type LevelName = (typeof LEVELS)[number];

/**
 * How far each variant differs from what is usual: a variant has an effect of its own, one more at each stage and with each taste, and one more
 * in each segment, each pulled towards 0 as far as the spread of its level says that such differences are noise. The spreads are read off
 * the cells by moments (empirical Bayes): groups that scatter more than their standard errors explain are really different.
 *
 *     effect(variant, stage/taste) = variant + variant×stage + variant×taste + variant×segment
 *
 * A segment that nobody was in yet has the effects of its stage and of its taste. Cost is cells × levels × sweeps.
 */
export function poolEffects(cells: readonly Cell[], spreads: Spreads): Effects {
  const partsOf = onceFor(partsOfSegment);
  const levels = { variant: newLevel(), stage: newLevel(), taste: newLevel(), cell: newLevel() };
  const rows = cells.map((cell) => {
    const parts = cell.segment === undefined ? NO_PARTS : partsOf(cell.segment);
    return { cell, groups: LEVELS.map((level) => groupOf(levels[level], cell.variant, parts[level])) };
  });
  const variances = { variant: 0, stage: 0, taste: 0, cell: 0 };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const [n, level] of LEVELS.entries()) {
      for (const group of levels[level].groups) group.seen = group.precision = 0;
      for (const { cell, groups } of rows) {
        const own = groups[n];
        if (own === undefined) continue;
        const others = groups.reduce((sum, group, m) => (m === n ? sum : sum + (group?.mean ?? 0)), 0);
        own.seen += cell.seen - cell.precision * others;
        own.precision += cell.precision;
      }
      variances[level] = spreadVariance(levels[level].groups, spreads[level]);
      for (const group of levels[level].groups) {
        group.variance = 1 / (group.precision + 1 / variances[level]);
        group.mean = group.seen * group.variance;
      }
    }
  }
  const found = onceFor((variant: string) =>
    onceFor((segment: string | undefined) => effectOf(variant, segment)),
  );
  return { of: (variant, segment) => found(variant)(segment) };

  function effectOf(variant: string, segment?: string): Effect {
    const whole = known('variant', variant, '');
    if (segment === undefined) return { mean: whole.mean, variance: whole.variance };
    const { stage, taste } = partsOf(segment);
    const parts = [known('stage', variant, stage), known('taste', variant, taste)];
    const mean = parts.reduce((sum, part) => sum + part.mean, whole.mean);
    const variance = parts.reduce((sum, part) => sum + part.variance, whole.variance);
    const cell = known('cell', variant, segment);
    // What the parents' error leaves: the more a cell knows by itself, the less it hangs on theirs.
    const hangs = cell.variance / variances.cell;
    return { mean: mean + cell.mean, variance: cell.variance + hangs * hangs * variance };
  }

  function known(level: LevelName, variant: string, part: string): Effect {
    return levels[level].byName.get(variant)?.get(part) ?? { mean: 0, variance: variances[level] };
  }
}

/** What a segment has in common with others, by level; a prior of the plan speaks of the variant alone. */
type Parts = Readonly<Record<LevelName, string | undefined>>;
const NO_PARTS: Parts = { variant: '', stage: undefined, taste: undefined, cell: undefined };

function partsOfSegment(segment: string) {
  const [stage = '', taste = ''] = segment.split('/');
  return { variant: '', stage, taste, cell: segment };
}

/** By variant, then by part: joining the two to one key was most of the time that this took. */
interface Level {
  groups: Group[];
  byName: Map<string, Map<string, Group>>;
}

function newLevel(): Level {
  return { groups: [], byName: new Map() };
}

function groupOf(level: Level, variant: string, part: string | undefined): Group | undefined {
  if (part === undefined) return undefined;
  const mine = level.byName.get(variant) ?? new Map<string, Group>();
  level.byName.set(variant, mine);
  const known = mine.get(part);
  if (known !== undefined) return known;
  const group = { seen: 0, precision: 0, mean: 0, variance: 0 };
  level.groups.push(group);
  mine.set(part, group);
  return group;
}
