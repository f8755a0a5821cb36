import { dot, fitLogistic, surprise } from './fit-logistic.ts';
import { weightList, weightsOf } from './session-chance.ts';
import {
  SESSION_TERMS,
  sessionTerms,
  type SessionSoFar,
  type SessionTerm,
  type SessionWeights,
} from './session-terms.ts';

export interface FinishedSession extends SessionSoFar {
  bought: boolean;
}

export interface Recalibration {
  /** To be used from now on. */
  weights: SessionWeights;
  /** How many sessions it was learned from, and how many of these ended in a purchase. */
  sessions: number;
  bought: number;
  /** What all weights but the level were multiplied by; below 1 where the model was too sure of itself here. */
  loudness: number;
  /** Every weight that is another now. `restoreWeights` takes it back. */
  moved: { term: SessionTerm; before: number; after: number }[];
  /** Mean surprise in nats over these sessions. */
  logLoss: { before: number; after: number };
}

/** A season's worth for a small shop and a day's for a large one; older ones tell of other times. */
export const RECALIBRATE_SESSIONS_MAX = 2000;
/** Fewer hold a handful of purchases, which say nothing yet. */
export const RECALIBRATE_SESSIONS_MIN = 50;
/** However sure the sessions seem: no weight goes further from what it was (after loudness), in log-odds. */
export const SHIFT_MAX = 0.75;
export const LEVEL_SHIFT_MAX = 2;
export const LOUDNESS_MIN = 0.1;
export const LOUDNESS_MAX = 1.5;

/**
 * How far a site's sessions may pull, as prior spreads: chosen on the recorded shop, fitted on February to March and on February to May and
 * tried on the months from then to July.
 */
const LEVEL_SPREAD = 1;
const LOUDNESS_SPREAD = 0.7;
const SHIFT_SPREAD = 0.3;
/** Loudness turns about a visit that buys one time in ten, so that being less sure leaves the usual visit where it was. */
const USUAL_LOG_ODDS = Math.log(0.1 / 0.9);
/** More time a page and reading about the shop never come to speak against buying. */
const NEVER_AGAINST: ReadonlySet<SessionTerm> = new Set([
  'pace_to_10_s',
  'pace_to_30_s',
  'pace_to_70_s',
  'info',
]);

/**
 * The weights after a site's own newest sessions (the last RECALIBRATE_SESSIONS_MAX of those given, in order of time).
 *
 *   new log-odds = usual + level + loudness × (old log-odds − usual) + shifts · terms
 *
 * fitted with a prior that says: level 0, loudness 1, no shift. Always from the weights given, so that what is long ago is forgotten and
 * every change is bounded by those; called again with the result, it starts from the result. Deterministic. Below
 * RECALIBRATE_SESSIONS_MIN nothing moves. About 50 ms for 2,000 sessions.
 */
export function recalibrate(weights: SessionWeights, sessions: readonly FinishedSession[]): Recalibration {
  const newest = sessions.slice(-RECALIBRATE_SESSIONS_MAX);
  const outcomes = newest.map(({ bought }) => bought);
  const rows = newest.map(sessionTerms);
  const before = weightList(weights);
  const learned = newest.length < RECALIBRATE_SESSIONS_MIN ? undefined : learn(before, rows, outcomes);
  const after = learned?.after ?? before;
  const logLoss = (list: readonly number[]) =>
    rows.reduce((sum, row, n) => sum + surprise(dot(row, list), outcomes[n] === true), 0) /
    Math.max(1, rows.length);
  return {
    weights: weightsOf(after),
    sessions: newest.length,
    bought: outcomes.filter(Boolean).length,
    loudness: learned?.loudness ?? 1,
    moved: SESSION_TERMS.flatMap((term, i) => {
      const [from = 0, to = 0] = [before[i], after[i]];
      return from === to ? [] : [{ term, before: from, after: to }];
    }),
    logLoss: { before: logLoss(before), after: logLoss(after) },
  };
}

/** The weights as they were before it. */
export function restoreWeights({ weights, moved }: Pick<Recalibration, 'weights' | 'moved'>): SessionWeights {
  return { ...weights, ...Object.fromEntries(moved.map(({ term, before }) => [term, before])) };
}

function learn(
  before: readonly number[],
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
) {
  const shiftable = before.slice(1);
  const [level = 0, loudness = 1, ...shifts] = fitLogistic(
    rows.map((row) => [1, dot(row, before) - USUAL_LOG_ODDS, ...row.slice(1)]),
    outcomes,
    {
      mean: [USUAL_LOG_ODDS, 1, ...shiftable.map(() => 0)],
      spread: [LEVEL_SPREAD, LOUDNESS_SPREAD, ...shiftable.map(() => SHIFT_SPREAD)],
    },
  );
  const loud = within(loudness, LOUDNESS_MIN, LOUDNESS_MAX);
  const after = SESSION_TERMS.map((term, i) => {
    const was = before[i] ?? 0;
    if (term === 'level') {
      const shift = within(level - USUAL_LOG_ODDS, -LEVEL_SHIFT_MAX, LEVEL_SHIFT_MAX);
      return USUAL_LOG_ODDS + shift + loud * (was - USUAL_LOG_ODDS);
    }
    const now = loud * was + within(shifts[i - 1] ?? 0, -SHIFT_MAX, SHIFT_MAX);
    return NEVER_AGAINST.has(term) ? Math.max(0, now) : now;
  });
  return { after, loudness: loud };
}

function within(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
