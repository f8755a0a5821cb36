import { SOFT_MANNERS } from '../decide/spared.ts';
import { BOTS, type CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { adjustPs } from './adjust-ps.ts';
import { chanceSpared } from './chance-by.ts';
import { judgeRow } from './judge-row.ts';
import type { MannerRow, SampleRatio } from './report.ts';
import { sampleRatioOf } from './sample-ratio-of.ts';
import { strataOf, type TwoGroups } from './strata-of.ts';
import { upliftOf } from './uplift.ts';

const NEVER_LIFTED = 'Not measured: this manner is never lifted, since visitors rely on it.';
const LIFT_SOME =
  'Not known. With a share above 0 in the plan’s restraint (0.02 at most), a few visitors are spared it, and this says what it is worth.';

/** Each manner and slot: from how many it held back, and what that was worth where some visitors are spared it. Most visitors first. */
export function mannerRows(
  cells: readonly CellTotal[],
  plan: Pick<Plan, 'restraint' | 'currency'>,
  { slot, days }: { slot?: string | undefined; days: number },
): MannerRow[] {
  const groups = new Map<string, CellTotal[]>();
  for (const cell of cells) {
    if (cell.segment === BOTS || (cell.arm !== 'held' && cell.arm !== 'lifted')) continue;
    if (slot !== undefined && cell.slot !== slot) continue;
    const key = JSON.stringify([cell.slot, cell.variant]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const rows = [...groups.values()].map((group) => compareManner(group, plan));
  const adjusted = adjustPs(rows.map(({ told, sampleRatio }) => ({ uplift: told.worth, sampleRatio })));
  const compared = adjusted.filter((p) => p !== null).length;
  const told = rows.map((row, n) => ({
    ...row.told,
    verdict: judgeManner(row, plan, { pAdjusted: adjusted[n] ?? null, compared, days }),
  }));
  return told.filter(({ visitors, spared }) => visitors + spared > 0).toSorted(byVisitors);
}

function byVisitors(a: MannerRow, b: MannerRow): number {
  const [first, second] = [a, b].map(({ slot, manner }) => JSON.stringify([slot, manner]));
  return b.visitors - a.visitors || ((first ?? '') < (second ?? '') ? -1 : 1);
}

interface ComparedManner {
  told: Omit<MannerRow, 'verdict'>;
  sampleRatio: SampleRatio | null;
}

function compareManner(cells: readonly CellTotal[], plan: Pick<Plan, 'restraint'>): ComparedManner {
  const { slot = '', variant: manner = '' } = cells[0] ?? {};
  // Whoever is spared anything is spared one manner.
  const byPlan = isSoft(manner) ? plan.restraint.share / SOFT_MANNERS.length : 0;
  const groups: TwoGroups = {
    cells,
    sideOf: ({ arm }) => (arm === 'held' ? 'shown' : 'control'),
    chanceOf: chanceSpared(byPlan),
  };
  const strata = strataOf(groups);
  const visitorsIn = (side: 'shown' | 'control') =>
    strata.reduce((sum, each) => sum + Number(each[side].visitors), 0);
  return {
    told: {
      ...{ slot, manner, visitors: visitorsIn('shown'), spared: visitorsIn('control') },
      worth: upliftOf(strata, 'margin'),
    },
    sampleRatio: sampleRatioOf(groups),
  };
}

function judgeManner(
  { told: { manner, visitors, spared, worth }, sampleRatio }: ComparedManner,
  plan: Pick<Plan, 'currency'>,
  rest: { pAdjusted: number | null; compared: number; days: number },
): MannerRow['verdict'] {
  return judgeRow({
    ...rest,
    shown: { visitors },
    control: { visitors: spared },
    uplift: worth,
    sampleRatio,
    metric: 'margin',
    currency: plan.currency,
    names: { treatment: 'this manner', control: 'it lifted' },
    apart: 'spared it',
    noControl: isSoft(manner) ? LIFT_SOME : NEVER_LIFTED,
  });
}

function isSoft(manner: string): boolean {
  return (SOFT_MANNERS as readonly string[]).includes(manner);
}
