import { areaUnderCurve } from './area-under-curve.ts';
import { calibrationOf } from './calibration.ts';
import { printTable } from './print-table.ts';
import type { RecordedSession } from './read-sessions.ts';
import { MODELS, SESSION_MODEL, type SessionModel } from './session-models.ts';
import { stratifiedFolds } from './stratified-folds.ts';

const FOLDS = 5;
export const SEEDS = [1, 2, 3, 4, 5];

/** Whole sessions, each judged by a model that was fitted without it: ranking of all models, calibration of Tact's. */
export function reportCrossValidation(sessions: readonly RecordedSession[]): void {
  const bought = sessions.map((session) => session.bought);
  const count = bought.filter(Boolean).length;
  console.log(
    `Does this visit end in a purchase? ${sessions.length} sessions, ${count} bought (${((100 * count) / sessions.length).toFixed(1)}%); ` +
      `${FOLDS} stratified folds, seeds ${SEEDS.join(', ')}`,
  );
  printTable(
    ['', 'AUC', 'over seeds'],
    MODELS.map((model) => {
      const areas = SEEDS.map((seed) => areaUnderCurve(outOfFold(model, sessions, seed), bought));
      return [
        model.name,
        mean(areas).toFixed(3),
        `${Math.min(...areas).toFixed(4)} to ${Math.max(...areas).toFixed(4)}`,
      ];
    }),
  );
  const calibrations = SEEDS.map((seed) => calibrationOf(outOfFold(SESSION_MODEL, sessions, seed), bought));
  const over = (of: (each: (typeof calibrations)[number]) => number) => mean(calibrations.map(of));
  const share = count / sessions.length;
  console.log(
    `Its calibration, mean over seeds: Brier ${over((c) => c.brier).toFixed(4)} (always ${(100 * share).toFixed(1)}%: ${(share * (1 - share)).toFixed(4)}), ` +
      `ECE ${over((c) => c.ece).toFixed(4)}, slope ${over((c) => c.slope).toFixed(3)}, log loss ${over((c) => c.logLoss).toFixed(4)}`,
  );
  printTable(
    ['tenth', ...Array.from({ length: 10 }, (_, i) => String(i + 1))],
    (['said', 'was'] as const).map((what) => [
      `${what}, %`,
      ...Array.from({ length: 10 }, (_, i) => (100 * over((c) => c.tenths[i]?.[what] ?? 0)).toFixed(1)),
    ]),
  );
}

export function outOfFold(model: SessionModel, sessions: readonly RecordedSession[], seed: number): number[] {
  const folds = stratifiedFolds(
    sessions.map(({ bought }) => bought),
    FOLDS,
    seed,
  );
  const scores = sessions.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const score = model.fit(sessions.filter((_, i) => folds[i] !== fold));
    for (const [i, session] of sessions.entries()) if (folds[i] === fold) scores[i] = score(session);
  }
  return scores;
}

function mean(of: readonly number[]): number {
  return of.reduce((sum, each) => sum + each, 0) / of.length;
}
