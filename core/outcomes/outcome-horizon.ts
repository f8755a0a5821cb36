import { BEFORE_DAYS } from './cell.ts';
import { DAY_MS } from './day-ms.ts';
import type { Serving } from './serving.ts';
import { periodOf } from './unit-key.ts';
import { OUTCOME_DAYS_KEPT, PERIOD_DAYS } from './unit.ts';

/** What is kept of one visitor's outcomes. */
export interface Horizon {
  /** Decisions and units of earlier periods go, those of one period all at once: so that a unit is always all of its decisions. */
  period: number;
  /** Orders before it (ms) go: no unit that is kept looks at them. */
  ordersFrom: number;
}

/**
 * @param newest ms of the latest that is known; it, and not the clock, so that what is told of a year ago (a replay) is kept as long as what is
 * told today
 */
export function outcomeHorizon(newest: number): Horizon {
  return horizonOf(periodOf(newest - OUTCOME_DAYS_KEPT * DAY_MS));
}

/** @param period the eldest that is kept */
export function horizonOf(period: number): Horizon {
  return { period, ordersFrom: (period * PERIOD_DAYS - BEFORE_DAYS) * DAY_MS };
}

/** The period that a decision goes with; while only what was seen of it is known, that of the first sight. */
export function servingPeriod({ served, seen }: Serving): number {
  return periodOf(served?.at ?? Math.min(...Object.values(seen).map(({ at }) => at)));
}
