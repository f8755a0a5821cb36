import { recalibrate, sessionLogOdds, type Recalibration, type SessionWeights } from '#core';
import type { RecordedSession } from './read-sessions.ts';

/** Weights move after so many sessions. */
export const RECALIBRATE_EVERY = 50;

/** Each session is judged by weights that have seen only sessions before it; the weights it starts from never change. */
export function learnAsItGoes(
  weights: SessionWeights,
  sessions: readonly RecordedSession[],
): { logOdds: number[]; last: Recalibration } {
  let last = recalibrate(weights, []);
  const logOdds = sessions.map((session, i) => {
    if (i > 0 && i % RECALIBRATE_EVERY === 0) last = recalibrate(weights, sessions.slice(0, i));
    return sessionLogOdds(session, last.weights);
  });
  return { logOdds, last };
}
