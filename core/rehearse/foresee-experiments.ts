import type { CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { experimentWords } from './experiment-words.ts';
import { experimentsIn, type PlannedExperiment } from './experiments-in.ts';
import { conversionNeeded, foreseeMetrics } from './foresee-metrics.ts';
import type { ForeseenExperiment } from './foreseen-experiment.ts';
import { PRESENT_DAYS, presentOutcomes } from './present-outcomes.ts';

/** What is known of the last PRESENT_DAYS days; `failed` or `late` where the store did not say. */
export interface RecentOutcomes {
  cells: readonly CellTotal[] | 'failed' | 'late';
  /** ms since the epoch. */
  now: number;
}

/** The change that sentences are about. */
const CHANGE = 0.1;

/** What each experiment of the plan can find out, and how soon, if what comes by stays as it is. */
export function foreseeExperiments(plan: Plan, { cells, now }: RecentOutcomes): ForeseenExperiment[] {
  const { windowDays } = plan.measurement;
  const isRead = typeof cells !== 'string';
  return experimentsIn(plan).map((planned) => {
    const foreseen = foreseeOne(planned, isRead ? cells : [], { now, windowDays });
    const { isForAll, heldOut } = planned;
    const words = experimentWords(foreseen, { isRead, isForAll, hasHeldOut: heldOut !== null });
    return { ...foreseen, words };
  });
}

function foreseeOne(
  { slot, variants, between, heldOut }: PlannedExperiment,
  cells: readonly CellTotal[],
  when: { now: number; windowDays: number },
): Omit<ForeseenExperiment, 'words'> {
  const { traffic, baseline } = presentOutcomes(cells, slot, when);
  const { visitorsADay } = traffic;
  const told = { slot, variants, traffic, baseline: baseline.from };
  if (visitorsADay === null) return { ...told, between: null, heldOut: null, conversionNeeded: null };
  const pace = { visitorsADay, windowDays: when.windowDays };
  const { of } = baseline;
  return {
    ...told,
    between: of && foreseeMetrics(of, between, pace),
    heldOut: of && heldOut && foreseeMetrics(of, heldOut, pace),
    conversionNeeded: of === null ? conversionNeeded(CHANGE, PRESENT_DAYS, between, pace) : null,
  };
}
