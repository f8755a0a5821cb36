import { EVIDENCE, type EvidenceKind } from './evidence-table.ts';
import { dot, fitLogistic, surprise } from './fit-logistic.ts';
import { recalibrate, RECALIBRATE_SESSIONS_MAX, type Recalibration } from './recalibrate.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import type { VisitOutcome } from './visit-outcome.ts';

/** What a site's own visits have made of the weights that Tact comes with. Those are the prior, each time anew: with it gone, so is what was learned. */
export interface LearnedIntent {
  /** Of the session model. */
  session: Pick<Recalibration, 'weights' | 'moved' | 'loudness'>;
  /** By kind of sign: what its weight is multiplied by. Kinds that are missing stay as they are. */
  signs: Readonly<Partial<Record<EvidenceKind, LearnedSign>>>;
  visits: number;
  bought: number;
  /** Went to the basket or to pay, bought, or took the help that was offered. */
  wentOn: number;
  /** Mean surprise in nats at who of these goes on later, by the signs as they come and as they are now. */
  logLoss: { before: number; after: number };
}

export interface LearnedSign {
  times: number;
  /** Visits that showed it in their first minutes, had not gone on by then and stayed, and how many of these went on later. */
  visits: number;
  wentOn: number;
}

/** However sure the visits seem, a salesperson's judgement is halved at most, or half as much again. */
export const TIMES_MIN = 0.5;
export const TIMES_MAX = 1.5;
/** Fewer hold too few who go on. */
export const INTENT_VISITS_MIN = 200;
/** A sign that fewer visits showed stays as it is. */
export const SIGN_VISITS_MIN = 30;
/** No kind alone is a question (`evidence-table.ts`), however loud it has become; `stalled` is one already. */
const ALONE_MAX = 0.9;

const LEVEL_SPREAD = 2;
/** Wide, so that it takes what all signs have in common, and their own effects what sets them apart. */
const LOUDNESS_SPREAD = 3;
/** Of its judged weight, as log-odds: how far a sign's own effect strays from it, so that nine of ten are supposed to lie between TIMES_MIN and TIMES_MAX. */
const SIGN_SPREAD = 0.3;

/**
 * The weights of intent after a site's own newest visits (the last RECALIBRATE_SESSIONS_MAX of those given, in order of time).
 * Deterministic, bounded, and always from the weights that Tact comes with.
 *
 *   log-odds of going on = level + loudness × Σ weights of its signs + Σ own effect of each sign
 *
 * fitted with a prior that says: loudness 1, no own effect. A sign's weight is then multiplied by 1 + own effect / its share of
 * the loudness, within TIMES_MIN and TIMES_MAX. What a sign is worth against the others is learned so, not how loud all of them
 * are: the threshold stays what the plan means by it.
 */
export function learnIntent(visits: readonly VisitOutcome[]): LearnedIntent {
  const newest = visits.slice(-RECALIBRATE_SESSIONS_MAX);
  const { weights, moved, loudness } = recalibrate(SESSION_WEIGHTS, newest);
  const went = newest.map(hasGoneOn);
  return {
    session: { weights, moved, loudness },
    ...learnSigns(newest),
    visits: newest.length,
    bought: newest.filter(({ bought }) => bought).length,
    wentOn: went.filter(Boolean).length,
  };
}

function hasGoneOn({ bought, wentOn, helped }: VisitOutcome): boolean {
  return bought || wentOn || helped;
}

/** From those alone of which it is known what their first minutes showed, and what came after. */
function learnSigns(all: readonly VisitOutcome[]): Pick<LearnedIntent, 'signs' | 'logLoss'> {
  const visits = all.filter(({ wentOnLater }) => wentOnLater !== undefined);
  const went = visits.map(({ wentOnLater }) => wentOnLater === true);
  const counts = countsOf(visits, went);
  const kinds = [...counts].flatMap(([kind, count]) => (count.visits >= SIGN_VISITS_MIN ? kind : [])).sort();
  const rows = visits.map(({ signs }) => [
    1,
    signs.reduce((sum, kind) => sum + weightOf(kind), 0),
    ...kinds.map((kind) => (signs.includes(kind) ? 1 : 0)),
  ]);
  const base = Math.log((went.filter(Boolean).length + 0.5) / (went.filter((each) => !each).length + 0.5));
  const prior = [base, 1, ...kinds.map(() => 0)];
  const fitted =
    visits.length < INTENT_VISITS_MIN || kinds.length === 0
      ? prior
      : fitLogistic(rows, went, {
          mean: prior,
          spread: [
            LEVEL_SPREAD,
            LOUDNESS_SPREAD,
            ...kinds.map((kind) => SIGN_SPREAD * Math.abs(weightOf(kind))),
          ],
        });
  const [, loudness = 1, ...effects] = fitted;
  const signs = kinds.flatMap((kind, n): [EvidenceKind, LearnedSign][] => {
    const count = counts.get(kind);
    const times = timesOf(kind, effects[n] ?? 0, loudness);
    return count === undefined || times === 1 ? [] : [[kind, { times, ...count }]];
  });
  const logLoss = (weights: readonly number[]) =>
    rows.reduce((sum, row, n) => sum + surprise(dot(row, weights), went[n] === true), 0) /
    Math.max(1, rows.length);
  return { signs: Object.fromEntries(signs), logLoss: { before: logLoss(prior), after: logLoss(fitted) } };
}

function weightOf(kind: EvidenceKind): number {
  return Object.hasOwn(EVIDENCE, kind) ? EVIDENCE[kind].weight : 0;
}

/** Rounded, so that numbers which people read are those that are used. */
function timesOf(kind: EvidenceKind, effect: number, loudness: number): number {
  const { weight, weightMax } = EVIDENCE[kind];
  const most = kind === 'stalled' ? TIMES_MAX : Math.min(TIMES_MAX, ALONE_MAX / Math.abs(weightMax));
  const times = 1 + effect / (Math.max(1, loudness) * weight);
  return Math.round(Math.max(TIMES_MIN, Math.min(most, times)) * 100) / 100;
}

function countsOf(visits: readonly VisitOutcome[], went: readonly boolean[]) {
  const counts = new Map<EvidenceKind, { visits: number; wentOn: number }>();
  for (const [n, { signs }] of visits.entries())
    for (const kind of signs) {
      // A newer worker may know kinds that this one does not.
      if (!Object.hasOwn(EVIDENCE, kind)) continue;
      const count = counts.get(kind) ?? { visits: 0, wentOn: 0 };
      counts.set(kind, { visits: count.visits + 1, wentOn: count.wentOn + (went[n] ? 1 : 0) });
    }
  return counts;
}
