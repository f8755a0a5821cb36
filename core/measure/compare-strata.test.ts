import { expect, test } from 'vitest';
import { compareArms } from './compare-arms.ts';
import { compareStrata } from './compare-strata.ts';
import type { CovariateSums } from './sums.ts';

/** A linear congruence, so that the runs are always the same (Numerical Recipes' constants). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    // The upper bits: the lower ones of a congruence repeat soon.
    return (state >>> 8) / 2 ** 24;
  };
}

/** Counts that grow by a visitor each. */
function tally() {
  const sums = { n: 0, sum: 0, sumSquares: 0, sumY: 0, sumSquaresY: 0, sumXY: 0 };
  return {
    sums: sums satisfies CovariateSums as CovariateSums,
    add(x: number, y: number) {
      sums.n += 1;
      sums.sum += x;
      sums.sumSquares += x * x;
      sums.sumY += y;
      sums.sumSquaresY += y * y;
      sums.sumXY += x * y;
    },
  };
}

const added = (a: CovariateSums, b: CovariateSums): CovariateSums => {
  const of = (name: 'n' | 'sum' | 'sumSquares' | 'sumY' | 'sumSquaresY' | 'sumXY') =>
    Number(a[name]) + Number(b[name]);
  return {
    ...{ n: of('n'), sum: of('sum'), sumSquares: of('sumSquares') },
    ...{ sumY: of('sumY'), sumSquaresY: of('sumSquaresY'), sumXY: of('sumXY') },
  };
};

interface Season {
  visitors: number;
  /** Who is held out, and who orders, whatever they are shown. */
  held: number;
  orders: number;
}

/** Everybody at the one season and then at the other, in whom what is shown changes nothing; looked at so many times on the way. */
function* arriving(seasons: readonly Season[], looks: number, random: () => number) {
  const strata = seasons.map(() => ({ treatment: tally(), control: tally() }));
  const all = seasons.reduce((sum, { visitors }) => sum + visitors, 0);
  let arrived = 0;
  for (const [i, { visitors, held, orders }] of seasons.entries())
    for (let each = 0; each < visitors; each++) {
      const isCustomer = random() < orders ? 1 : 0;
      const before = random() < (isCustomer ? 0.5 : 0.1) ? 1 : 0;
      strata[i]?.[random() < held ? 'control' : 'treatment'].add(isCustomer, before);
      arrived += 1;
      if (arrived % Math.floor(all / looks) === 0)
        yield strata.map(({ treatment, control }) => ({ treatment: treatment.sums, control: control.sums }));
    }
}

const isAlarm = (interval: readonly [number, number] | undefined) =>
  interval !== undefined && (interval[0] > 0 || interval[1] < 0);

test('where more are held out just when more buy, adding up is wrong far beyond its interval, and strata are right', () => {
  const seasons = [
    { visitors: 60_000, held: 0.05, orders: 0.02 },
    { visitors: 60_000, held: 0.2, orders: 0.06 },
  ];
  const [strata] = arriving(seasons, 1, chance(7));
  const [early, late] = strata ?? [];
  if (early === undefined || late === undefined) throw new Error('There are two seasons.');
  const pooled = compareArms(added(early.treatment, late.treatment), added(early.control, late.control), {
    kind: 'share',
  });
  const [, high] = pooled.difference?.alwaysValid.interval ?? [NaN, NaN];
  const errors = (pooled.difference?.estimate ?? NaN) / (pooled.difference?.standardError ?? NaN);
  expect(high).toBeLessThan(-0.005);
  expect(errors).toBeLessThan(-5);
  const right = compareStrata(strata ?? [], { kind: 'share' });
  const [low, top] = right?.difference?.interval ?? [NaN, NaN];
  expect(low).toBeLessThan(0);
  expect(top).toBeGreaterThan(0);
  expect(right?.difference?.standardError).toBeLessThan(0.0025);
});

test('looked at twenty times while the share changes and nothing has any effect, at most one in twenty is called different', () => {
  const random = chance(2_026);
  const RUNS = 400;
  const alarms = { always: 0, adjusted: 0, relative: 0, atTheEnd: 0, pooled: 0 };
  for (let run = 0; run < RUNS; run++) {
    const seen = { always: false, adjusted: false, relative: false };
    const seasons = [
      { visitors: 1_500, held: 0.2, orders: 0.3 },
      { visitors: 1_500, held: 0.5, orders: 0.5 },
    ];
    let last: ReturnType<typeof compareStrata> = null;
    let pooled = false;
    for (const strata of arriving(seasons, 20, random)) {
      last = compareStrata(strata, { kind: 'share' });
      seen.always ||= isAlarm(last?.difference?.alwaysValid.interval);
      seen.adjusted ||= isAlarm(last?.adjusted?.difference?.alwaysValid.interval);
      seen.relative ||= isAlarm(last?.relative?.alwaysValid.interval);
      const [one, two] = strata;
      if (one && two)
        pooled ||= isAlarm(
          compareArms(added(one.treatment, two.treatment), added(one.control, two.control), { kind: 'share' })
            .difference?.alwaysValid.interval,
        );
    }
    for (const name of ['always', 'adjusted', 'relative'] as const) alarms[name] += seen[name] ? 1 : 0;
    alarms.atTheEnd += isAlarm(last?.difference?.interval) ? 1 : 0;
    alarms.pooled += pooled ? 1 : 0;
  }
  for (const name of ['always', 'adjusted', 'relative'] as const)
    expect(alarms[name] / RUNS).toBeLessThanOrEqual(0.05);
  // One look promises 5%: three standard errors of 400 runs around it.
  expect(alarms.atTheEnd / RUNS).toBeLessThan(0.083);
  expect(alarms.pooled / RUNS).toBeGreaterThan(0.5);
});
