import { hash32 } from '#core';
import { askedFrom, caughtAt, rankBy, type Measure, type Ranking } from './equal-asks.ts';
import { printTable } from './print-table.ts';
import type { ShopSession } from './read-shop-events.ts';
import { replayShoppers, type Tried } from './replay-shoppers.ts';
import { reportRanking } from './report-ranking.ts';
import { resampleVisitors } from './resample-visitors.ts';

/** From 0.33 on it takes a sign: how the visit goes adds that much at most. */
const THRESHOLDS = [0.25, 0.3, 0.31, 0.32, 0.35, 0.4, 0.5, 0.6];
const RESAMPLES = 400;
const SEED = 11;

const stopwatch: Measure = ({ aliveMs }) => aliveMs;
/** A stopwatch that is read when something happens, as the score is in a shop that reports no active time. */
const stopwatchAtEvents: Measure = ({ lastViewMs }) => lastViewMs;

/**
 * Of those who go on to the basket or a purchase, how many a rule would have asked before; and how many others, to whom it
 * is a disturbance. The score at each threshold, against a stopwatch and a page count tuned to ask equally many others.
 */
export function reportAsking(sessions: readonly ShopSession[]): void {
  const tried = replayShoppers(sessions, true);
  console.log(
    `Whom would it ask? ${sessions.length} sessions; a session goes on when it puts something in the basket or buys, and is asked before that or ` +
      `not at all.\nThe stopwatch fires at any moment, the score is read after each event and report of active time. ${RESAMPLES} resamples ` +
      `of visitors, seed ${SEED}.\nThe weights were chosen with all of these visitors in view; the halves show that it is not one half's luck.\n`,
  );
  reportRanking(sessions, tried);
  reportPart('All visitors', tried, stopwatch);
  reportPart(
    'Half A of the visitors',
    tried.filter(({ user }) => hash32(user) % 2 === 0),
    stopwatch,
  );
  reportPart(
    'Half B',
    tried.filter(({ user }) => hash32(user) % 2 === 1),
    stopwatch,
  );
  const withoutReports = replayShoppers(sessions, false);
  reportPart(
    'All visitors, where no page reports active time: score and stopwatch are read at events only',
    withoutReports,
    stopwatchAtEvents,
  );
}

function reportPart(name: string, tried: readonly Tried[], timer: Measure): void {
  const goers = tried.filter(({ wentOn }) => wentOn).length;
  console.log(`${name}: ${tried.length - goers} others, ${goers} go on`);
  const once = tried.map(() => 1);
  const draws = resampleVisitors(tried, RESAMPLES, SEED);
  const score = rankBy(tried, (each) => each.score);
  const watch = rankBy(tried, timer);
  const count = rankBy(tried, ({ views }) => views);
  const rows = THRESHOLDS.map((from) => {
    const { others, caught } = askedFrom(score, once, from);
    const gain = (rule: Ranking) => gainOver(rule, score, from, draws);
    const [timed, counted] = [caughtAt(watch, once, others), caughtAt(count, once, others)];
    return [
      from.toFixed(2),
      ...[percent(others), percent(caught)],
      ...[percent(timed.caught), `${(timed.from / 1000).toFixed(0)} s`, gain(watch)],
      ...[percent(counted.caught), String(counted.from), gain(count)],
    ];
  });
  printTable(
    [
      'score',
      'others asked',
      'caught',
      'by stopwatch',
      'from',
      'gain, 95%',
      'by page count',
      'from',
      'gain, 95%',
    ],
    rows,
  );
}

/** By how many points more of those who go on are caught, the rule being tuned anew in every resample. */
function gainOver(rule: Ranking, score: Ranking, from: number, draws: readonly number[][]): string {
  const gains = draws
    .map((counts) => {
      const { others, caught } = askedFrom(score, counts, from);
      return caught - caughtAt(rule, counts, others).caught;
    })
    .sort((a, b) => a - b);
  const at = (share: number) => signed(gains[Math.floor(share * gains.length)] ?? 0);
  return `${at(0.025)} to ${at(0.975)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;
}
