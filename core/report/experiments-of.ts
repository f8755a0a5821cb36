import type { CellTotal } from '../outcomes/cell.ts';
import { DRAW_SHARES_MAX, readDraw, type Draw } from '../outcomes/draw.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { addUp } from './add-up.ts';
import type { ChanceOf } from './chance-by.ts';
import { compareGroups, type ComparedGroups } from './compare-groups.ts';
import { cellsOf } from './level-of.ts';
import type { TwoGroups } from './strata-of.ts';

/** An experiment before verdicts: those take all experiments into account. */
export interface ComparedExperiment {
  slot: string;
  baseline: string;
  rows: (ComparedGroups & { variant: string })[];
  alone: number;
}

type Shares = NonNullable<Draw['shares']>;

/**
 * Variants that chance shared out, against each other: each against the first in the plan's order, among those to whom it could have given either.
 * Slots by name: those that the plan has as an experiment, and those that were one within the period.
 *
 * @param cells all of the period
 */
export function experimentsOf(
  cells: readonly CellTotal[],
  plan: Pick<Plan, 'slots'>,
  only: string | undefined,
): ComparedExperiment[] {
  // A cell whose visitors turned out to be automated stays behind empty.
  const shown = cellsOf(cells, 'variant', only).filter(
    ({ arm, sums }) => arm === 'shown' && sums.visitors > 0n,
  );
  const bySlot = new Map<string, CellTotal[]>();
  for (const cell of shown) {
    const there = bySlot.get(cell.slot);
    if (there === undefined) bySlot.set(cell.slot, [cell]);
    else there.push(cell);
  }
  const planned = Object.keys(plan.slots).filter((slot) => only === undefined || slot === only);
  const slots = [...new Set([...bySlot.keys(), ...planned])].sort();
  return slots.flatMap((slot) => {
    const inPlan = Object.hasOwn(plan.slots, slot) ? plan.slots[slot] : undefined;
    return experimentIn(slot, bySlot.get(slot) ?? [], inPlan) ?? [];
  });
}

function experimentIn(
  slot: string,
  cells: readonly CellTotal[],
  planned: Slot | undefined,
): ComparedExperiment | undefined {
  const sharesOf = onceFor((draw) => readDraw(draw)?.shares ?? {});
  const given = new Set(cells.flatMap(({ draw }) => withShare(sharesOf(draw))));
  const [baseline, ...others] = variantsIn(given, planned);
  if (baseline === undefined || others.length === 0) return undefined;
  const rows = others.map((variant) => {
    const groups: TwoGroups = {
      cells: cells.filter(({ draw }) => isEither(sharesOf(draw), [variant, baseline])),
      sideOf: (cell) =>
        cell.variant === variant ? 'shown' : cell.variant === baseline ? 'control' : undefined,
      chanceOf: chanceOf(sharesOf, variant, baseline),
    };
    return { variant, ...compareGroups(groups) };
  });
  const isAlone = ({ variant, draw }: CellTotal) =>
    variant === baseline
      ? !others.some((other) => isEither(sharesOf(draw), [other, baseline]))
      : others.includes(variant) && !isEither(sharesOf(draw), [variant, baseline]);
  return { slot, baseline, rows, alone: Number(addUp(cells.filter(isAlone)).visitors) };
}

/**
 * In the plan's order; behind it what has been stopped, as nobody comes any more to be compared with that, and what the plan no longer has. Those that it
 * has now and that nobody was given come last: no measure for the others while there are some.
 */
function variantsIn(given: ReadonlySet<string>, planned: Slot | undefined): string[] {
  const weighed = planned?.policy.kind === 'experiment' ? weighedIn(planned) : [];
  // Of more no shares are told, so nobody would ever be in their rows.
  const expected = weighed.length > DRAW_SHARES_MAX ? [] : weighed;
  const known = planned?.variants.map(({ id }) => id) ?? [];
  const gone = [...given].filter((id) => !known.includes(id)).sort();
  const isStopped = (id: string) => weighed.length > 0 && !weighed.includes(id);
  const told = known
    .filter((id) => given.has(id))
    .sort((a, b) => Number(isStopped(a)) - Number(isStopped(b)));
  return [...told, ...gone, ...expected.filter((id) => !given.has(id))];
}

export function weighedIn({ variants }: Slot): string[] {
  return variants.filter(({ weight }) => weight > 0).map(({ id }) => id);
}

/** Of those who are given either, the share that is given the baseline. */
function chanceOf(sharesOf: (draw: string) => Shares, variant: string, baseline: string): ChanceOf {
  return (draw) => {
    const { [variant]: one = 0, [baseline]: other = 0 } = sharesOf(draw);
    return { share: other / (one + other), isTold: true };
  };
}

function isEither(shares: Shares, variants: readonly string[]): boolean {
  return variants.every((variant) => Object.hasOwn(shares, variant) && (shares[variant] ?? 0) > 0);
}

function withShare(shares: Shares): string[] {
  const ids = Object.keys(shares).filter((id) => (shares[id] ?? 0) > 0);
  return ids.length > 1 ? ids : [];
}

function onceFor<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? of(text);
    known.set(text, found);
    return found;
  };
}
