import { dot, sigmoid } from './fit-logistic.ts';
import { SESSION_TERMS, sessionTerms, type SessionSoFar, type SessionWeights } from './session-terms.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';

/** Log-odds that a visit like this one ends in a purchase; about 4 µs. */
export function sessionLogOdds(session: SessionSoFar, weights: SessionWeights = SESSION_WEIGHTS): number {
  return dot(sessionTerms(session), weightList(weights));
}

/** The same as a chance from 0 to 1. Of whole visits: early in a visit it reads low, since few pages have been seen yet. */
export function sessionChance(session: SessionSoFar, weights: SessionWeights = SESSION_WEIGHTS): number {
  return sigmoid(sessionLogOdds(session, weights));
}

/** In the order of SESSION_TERMS. */
export function weightList(weights: SessionWeights): number[] {
  return SESSION_TERMS.map((term) => weights[term]);
}

export function weightsOf(list: readonly number[]): SessionWeights {
  return Object.fromEntries(
    SESSION_TERMS.map((term, i) => [term, list[i] ?? 0]),
  ) as unknown as SessionWeights;
}
