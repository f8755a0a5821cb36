import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  LEVEL_SHIFT_MAX,
  LOUDNESS_MAX,
  LOUDNESS_MIN,
  recalibrate,
  RECALIBRATE_SESSIONS_MAX,
  RECALIBRATE_SESSIONS_MIN,
  restoreWeights,
  SHIFT_MAX,
} from './recalibrate.ts';
import { sessionLogOdds } from './session-chance.ts';
import { SESSION_TERMS, type SessionSoFar } from './session-terms.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import { anyFinished, anySession } from './sessions.laws.ts';

const enough = anyFinished(RECALIBRATE_SESSIONS_MIN, 120);
const fewRuns = { numRuns: 30 };

test('what it changed is told, and taking it back gives the very weights it began with', () => {
  fc.assert(
    fc.property(enough, (sessions) => {
      const result = recalibrate(SESSION_WEIGHTS, sessions);
      expect(restoreWeights(result)).toEqual(SESSION_WEIGHTS);
      const told = Object.fromEntries(result.moved.map(({ term, after }) => [term, after]));
      expect(result.weights).toEqual({ ...SESSION_WEIGHTS, ...told });
    }),
    fewRuns,
  );
});

/** However extreme: everybody buys, nobody, or only those with one trait. */
const lopsided = fc
  .tuple(
    fc.array(anySession, { minLength: RECALIBRATE_SESSIONS_MIN, maxLength: 300 }),
    fc.constantFrom<(session: SessionSoFar) => boolean>(
      () => true,
      () => false,
      ({ returning }) => returning,
      ({ productMs, productPages }) => productMs < 10_000 * productPages,
      ({ accountPages }) => accountPages === 0,
    ),
  )
  .map(([sessions, buys]) => sessions.map((session) => ({ ...session, bought: buys(session) })));

test('no weight moves past its bound, whatever the sessions say', () => {
  fc.assert(
    fc.property(lopsided, (sessions) => {
      const { weights, loudness } = recalibrate(SESSION_WEIGHTS, sessions);
      expect(loudness).toBeGreaterThanOrEqual(LOUDNESS_MIN);
      expect(loudness).toBeLessThanOrEqual(LOUDNESS_MAX);
      for (const term of SESSION_TERMS) {
        const quieter = loudness * SESSION_WEIGHTS[term];
        const shift = Math.abs(weights[term] - quieter);
        // The level turns about the usual visit, one purchase in ten, when loudness changes.
        const turned = term === 'level' ? Math.abs(1 - loudness) * Math.log(9) : 0;
        expect(shift).toBeLessThanOrEqual((term === 'level' ? LEVEL_SHIFT_MAX : SHIFT_MAX) + turned + 1e-9);
      }
    }),
    fewRuns,
  );
});

test('more time a page never comes to speak against buying, even where only the hasty buy', () => {
  fc.assert(
    fc.property(lopsided, anySession, fc.integer({ min: 0, max: 1e6 }), (sessions, visit, moreMs) => {
      const { weights } = recalibrate(SESSION_WEIGHTS, sessions);
      const slower = { ...visit, productMs: visit.productMs + moreMs };
      return sessionLogOdds(slower, weights) >= sessionLogOdds(visit, weights) - 1e-9;
    }),
    fewRuns,
  );
});

test('the same sessions give the same weights, and their order does not matter', () => {
  fc.assert(
    fc.property(enough, (sessions) => {
      const once = recalibrate(SESSION_WEIGHTS, sessions).weights;
      expect(recalibrate(SESSION_WEIGHTS, sessions).weights).toEqual(once);
      const turned = recalibrate(SESSION_WEIGHTS, [...sessions].reverse()).weights;
      for (const term of SESSION_TERMS) expect(turned[term]).toBeCloseTo(once[term], 4);
    }),
    fewRuns,
  );
});

test('too few sessions move nothing', () => {
  fc.assert(
    fc.property(anyFinished(0, RECALIBRATE_SESSIONS_MIN - 1), (sessions) => {
      const { weights, moved, loudness } = recalibrate(SESSION_WEIGHTS, sessions);
      expect({ weights, moved, loudness }).toEqual({ weights: SESSION_WEIGHTS, moved: [], loudness: 1 });
    }),
    fewRuns,
  );
});

/** `count` visits of one or fifteen pages, in turn. */
function visits(count: number, buys: (index: number) => boolean) {
  return Array.from({ length: count }, (_, i) => ({
    productPages: i % 2 === 0 ? 1 : 15,
    productMs: 20_000,
    infoPages: 0,
    accountPages: i % 3 === 0 ? 1 : 0,
    returning: i % 5 !== 0,
    weekend: i % 7 === 0,
    bought: buys(i),
  }));
}

test('where a third of all visits buy whatever they do, the model grows quieter and its level rises', () => {
  const { logLoss, loudness, weights, bought } = recalibrate(
    SESSION_WEIGHTS,
    visits(600, (i) => Math.floor(i / 2) % 3 === 0),
  );
  const [usual] = visits(1, () => false);
  expect(bought).toBe(200);
  expect(logLoss.after).toBeLessThan(logLoss.before - 0.1);
  expect(loudness).toBeLessThan(0.8);
  expect(sessionLogOdds({ ...usual!, accountPages: 0 }, weights)).toBeGreaterThan(Math.log(0.2 / 0.8));
});

test('only the newest sessions count', () => {
  const recent = visits(RECALIBRATE_SESSIONS_MAX, (i) => i % 4 === 0);
  const old = visits(500, () => true);
  const { weights, sessions } = recalibrate(SESSION_WEIGHTS, [...old, ...recent]);
  expect(sessions).toBe(RECALIBRATE_SESSIONS_MAX);
  expect(weights).toEqual(recalibrate(SESSION_WEIGHTS, recent).weights);
});
