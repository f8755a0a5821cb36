import { dot, fitLogistic, sessionTerms } from '#core';
import { growTrees, treesLogOdds } from './boosted-trees.ts';
import { fitSessionModel } from './fit-session-model.ts';
import type { RecordedSession } from './read-sessions.ts';

/** Something that learns from sessions and then ranks others; log-odds where it knows them. */
export interface SessionModel {
  name: string;
  fit: (sessions: readonly RecordedSession[]) => (session: RecordedSession) => number;
}

export const SESSION_MODEL: SessionModel = {
  name: "Tact's session model (14 numbers)",
  fit: (sessions) => {
    const weights = fitSessionModel(sessions);
    return (session) => dot(sessionTerms(session), weights);
  },
};

export const TIME_ON_SITE: SessionModel = { name: 'time on site alone', fit: () => timeMs };

/** From the plainest to the largest. */
export const MODELS: readonly SessionModel[] = [
  {
    name: 'pages alone',
    fit:
      () =>
      ({ accountPages: a, infoPages: i, productPages: p }) =>
        a + i + p,
  },
  TIME_ON_SITE,
  { name: 'plain logistic (8 logs and flags)', fit: fitPlain },
  SESSION_MODEL,
  { name: 'boosted trees (100 of depth 3)', fit: fitTrees },
];

function timeMs({ accountMs, infoMs, productMs }: RecordedSession): number {
  return accountMs + infoMs + productMs;
}

function fitPlain(sessions: readonly RecordedSession[]) {
  const size = plainRow(sessions[0] as RecordedSession).length;
  const weights = fitLogistic(
    sessions.map(plainRow),
    sessions.map(({ bought }) => bought),
    { mean: Array.from({ length: size }, () => 0), spread: Array.from({ length: size }, () => 2) },
  );
  return (session: RecordedSession) => dot(plainRow(session), weights);
}

function plainRow(session: RecordedSession): number[] {
  const { productPages, productMs, infoPages, infoMs, accountPages, accountMs, returning, weekend } = session;
  const logs = [productPages, productMs / 1000, infoPages, infoMs / 1000, accountPages, accountMs / 1000].map(
    Math.log1p,
  );
  return [1, ...logs, Number(returning), Number(weekend)];
}

function fitTrees(sessions: readonly RecordedSession[]) {
  const trees = growTrees(
    sessions.map(treeRow),
    sessions.map(({ bought }) => bought),
  );
  return (session: RecordedSession) => treesLogOdds(trees, treeRow(session));
}

/** With the ratios that a tree cannot make by itself. */
function treeRow(session: RecordedSession): number[] {
  const {
    productPages: p,
    productMs,
    infoPages: i,
    infoMs,
    accountPages: a,
    accountMs,
    returning,
    weekend,
  } = session;
  return [
    ...[p, productMs, i, infoMs, a, accountMs, Number(returning), Number(weekend)],
    ...[productMs / Math.max(1, p), accountMs / Math.max(1, a), p / Math.max(1, p + i + a)],
  ];
}
