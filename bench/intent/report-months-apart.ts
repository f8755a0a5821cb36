import { SESSION_TERM_WORDS, SESSION_WEIGHTS, sessionLogOdds, weightsOf, type Recalibration } from '#core';
import { areaUnderCurve } from './area-under-curve.ts';
import { calibrationOf } from './calibration.ts';
import { fitSessionModel } from './fit-session-model.ts';
import { learnAsItGoes, RECALIBRATE_EVERY } from './learn-as-it-goes.ts';
import { printTable } from './print-table.ts';
import type { RecordedSession } from './read-sessions.ts';
import { outOfFold, SEEDS } from './report-cross-validation.ts';
import { seededRandom } from './seeded-random.ts';
import { MODELS, SESSION_MODEL } from './session-models.ts';
import { shareSoFar } from './share-so-far.ts';

const CALENDAR = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/**
 * [last month fitted, last month tried]: the two where the spreads of `recalibrate` were chosen, the question itself, and months that the
 * weights Tact comes with have never seen, should a file hold any.
 */
const SPLITS = [
  ['Mar', 'Jul'],
  ['May', 'Jul'],
  ['Jul', 'Oct'],
  ['Oct', 'Dec'],
] as const;
const RESAMPLES = 500;
const SEED = 7;

/** Fitted on earlier months, tried on later ones: fixed, and recalibrated on the site's own sessions as they come. */
export function reportMonthsApart(sessions: readonly RecordedSession[]): void {
  for (const [until, to] of SPLITS) {
    const month = ({ month }: RecordedSession) => CALENDAR.indexOf(month);
    const fitted = sessions.filter((session) => month(session) <= CALENDAR.indexOf(until));
    // Months in their order, within a month as the file has it: it names no days.
    const tried = sessions
      .filter((session) => month(session) > CALENDAR.indexOf(until) && month(session) <= CALENDAR.indexOf(to))
      .sort((a, b) => month(a) - month(b));
    if (tried.length > 0 && (fitted.length > 0 || until === 'Oct')) reportSplit(fitted, tried);
  }
}

function reportSplit(fitted: readonly RecordedSession[], tried: readonly RecordedSession[]): void {
  const bought = tried.map((session) => session.bought);
  const share = bought.filter(Boolean).length / bought.length;
  const months = (of: readonly RecordedSession[]) => [...new Set(of.map(({ month }) => month))].join(' ');
  console.log(
    `Fitted on ${fitted.length > 0 ? `${months(fitted)} (${fitted.length})` : 'what Tact comes with'}, tried on ${months(tried)} (${tried.length}, ${(100 * share).toFixed(1)}% bought)`,
  );
  const shipped = fitted.length > 0 ? weightsOf(fitSessionModel(fitted)) : SESSION_WEIGHTS;
  const { logOdds, last } = learnAsItGoes(shipped, tried);
  const line = (name: string, scores: readonly number[]) => [
    name,
    ...ranking(scores, bought),
    ...agreement(scores, bought),
  ];
  printTable(
    ['', 'AUC', '95%', 'Brier', 'log loss', 'ECE', 'slope', 'said', 'was'],
    [
      ...(fitted.length > 0 ? MODELS : [])
        .filter(({ name }) => name !== SESSION_MODEL.name)
        .map((model) => {
          const scores = tried.map(model.fit(fitted));
          return model.name.endsWith('alone')
            ? [model.name, ...ranking(scores, bought)]
            : line(`${model.name}, fixed`, scores);
        }),
      line(
        'session model, fixed',
        tried.map((session) => sessionLogOdds(session, shipped)),
      ),
      line(`session model, recalibrated every ${RECALIBRATE_EVERY}`, logOdds),
      ['share of buyers so far, no model', '', '', ...agreement(shareSoFar(fitted, bought), bought)],
      [
        'session model, five folds within these months',
        areaUnderCurve(outOfFold(SESSION_MODEL, tried, SEEDS[0] ?? 1), bought).toFixed(3),
      ],
    ],
  );
  console.log(`  ${wordsOf(last)}\n`);
}

function ranking(scores: readonly number[], bought: readonly boolean[]): string[] {
  const random = seededRandom(SEED);
  const areas = Array.from({ length: RESAMPLES }, () => {
    const drawn = scores.map(() => Math.floor(random() * scores.length));
    return areaUnderCurve(
      drawn.map((i) => scores[i] ?? 0),
      drawn.map((i) => bought[i] ?? false),
    );
  }).sort((a, b) => a - b);
  const at = (share: number) => (areas[Math.floor(share * RESAMPLES)] ?? 0).toFixed(2);
  return [areaUnderCurve(scores, bought).toFixed(3), `${at(0.025)} to ${at(0.975)}`];
}

function agreement(logOdds: readonly number[], bought: readonly boolean[]): string[] {
  const { brier, logLoss, ece, slope, tenths } = calibrationOf(logOdds, bought);
  const all = (of: 'said' | 'was') =>
    tenths.reduce((sum, tenth) => sum + tenth.count * tenth[of], 0) / bought.length;
  return [
    ...[brier, logLoss, ece].map((each) => each.toFixed(4)),
    slope.toFixed(2),
    ...[all('said'), all('was')].map((each) => `${(100 * each).toFixed(1)}%`),
  ];
}

function wordsOf({ loudness, moved, sessions }: Recalibration): string {
  const most = moved
    .filter(({ term }) => term !== 'level')
    .map(({ term, before, after }) => ({ term, before, after, by: Math.abs(after - loudness * before) }))
    .sort((a, b) => b.by - a.by)
    .slice(0, 3)
    .map(
      ({ term, before, after }) => `${SESSION_TERM_WORDS[term]} ${before.toFixed(2)} → ${after.toFixed(2)}`,
    );
  return `After the last ${sessions} sessions all weights stand at ${loudness.toFixed(2)} of what they were; besides: ${most.join('; ')}.`;
}
