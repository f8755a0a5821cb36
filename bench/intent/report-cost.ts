import { sessionLogOdds } from '#core';
import type { RecordedSession } from './read-sessions.ts';

const ROUNDS = 20;

export function reportCost(sessions: readonly RecordedSession[]): void {
  const from = performance.now();
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) for (const session of sessions) sum += sessionLogOdds(session);
  const perCallUs = ((performance.now() - from) * 1000) / (ROUNDS * sessions.length);
  console.log(
    `The session model takes ${perCallUs.toFixed(1)} µs a visit (mean log-odds ${(sum / ROUNDS / sessions.length).toFixed(2)}).`,
  );
}
