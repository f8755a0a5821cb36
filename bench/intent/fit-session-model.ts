import { fitLogistic, sessionTerms, SESSION_TERMS, type SessionTerm } from '#core';
import type { RecordedSession } from './read-sessions.ts';

/** Wide enough to leave what a hundred sessions say alone, narrow enough that a term which a fold hardly has stays small. */
const SPREAD = 2;
/** More time a page and reading about delivery or returns never speak against buying, whatever a sample says. */
const NEVER_AGAINST: readonly SessionTerm[] = ['pace_to_10_s', 'pace_to_30_s', 'pace_to_70_s', 'info'];

/** The session model's weights from whole sessions, in the order of SESSION_TERMS. */
export function fitSessionModel(sessions: readonly RecordedSession[]): number[] {
  const rows = sessions.map(sessionTerms);
  const outcomes = sessions.map(({ bought }) => bought);
  const held = new Set<number>();
  for (;;) {
    const weights = fitLogistic(
      rows.map((row) => row.map((x, i) => (held.has(i) ? 0 : x))),
      outcomes,
      {
        mean: SESSION_TERMS.map(() => 0),
        spread: SESSION_TERMS.map((term) => (term === 'level' ? Infinity : SPREAD)),
      },
    );
    const against = NEVER_AGAINST.map((term) => SESSION_TERMS.indexOf(term)).filter(
      (i) => (weights[i] ?? 0) < 0,
    );
    if (against.length === 0) return weights;
    for (const i of against) held.add(i);
  }
}
