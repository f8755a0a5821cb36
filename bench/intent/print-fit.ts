import { SESSION_TERMS } from '#core';
import { fitSessionModel } from './fit-session-model.ts';
import type { RecordedSession } from './read-sessions.ts';

/** The table of core/intent/session-weights.ts, to be pasted there. */
export function printFit(sessions: readonly RecordedSession[]): void {
  const weights = fitSessionModel(sessions);
  for (const [i, term] of SESSION_TERMS.entries())
    console.log(`  ${term}: ${Number((weights[i] ?? 0).toFixed(3))},`);
}
