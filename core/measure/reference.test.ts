import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bestRho, logMixture, mixtureBound } from './always-valid.ts';
import { compareArms } from './compare-arms.ts';
import { normalQuantile } from './normal.ts';
import { sampleRatio } from './sample-ratio.ts';
import type { CovariateSums, Sums } from './sums.ts';

type Given = { n: number; sum: number; sumSquares: number } | { n: number; successes: number };
interface Case {
  source: string;
  kind: 'absolute' | 'relative';
  /** Control. */
  a: Given;
  b: Given;
  tuning: number;
  expected: number;
  standardError?: number;
  ci95: [number, number];
  p: number;
}
type Written<T> = { [Key in keyof T]: number | string };
const {
  welch,
  sequential,
  sampleRatio: ratios,
  confidenceSequence,
  hillstromA,
  hillstromHistory,
} = JSON.parse(readFileSync(new URL('fixtures/reference.json', import.meta.url), 'utf8')) as {
  welch: Case[];
  sequential: Case[];
  sampleRatio: { observed: number[]; weights: number[]; p: number }[];
  confidenceSequence: {
    bestRho: { vOpt: number; alpha: number; rho: number };
    bound: { variance: number; alpha: number; value: number };
    logMixture: { sum: number; variance: number; value: number };
  }[];
  hillstromA: {
    arm: string;
    metric: string;
    control: Sums;
    treatment: Sums;
    difference: number;
    standardError: number;
    ci95: [number, number];
  }[];
  hillstromHistory: {
    arm: string;
    control: Written<CovariateSums>;
    treatment: Written<CovariateSums>;
    theta: number;
    difference: number;
    standardError: number;
    varianceRemoved: number;
  }[];
};

const sums = (given: Given): Sums =>
  'successes' in given ? { n: given.n, sum: given.successes, sumSquares: given.successes } : given;
const compare = ({ a, b, tuning, kind }: Case) =>
  compareArms(sums(b), sums(a), { tuning, kind: 'successes' in a ? 'share' : 'mean' })[
    kind === 'absolute' ? 'difference' : 'relative'
  ];
/** Equal when rounded to five decimals, as the sources do. */
const rounded = (value: number | undefined) => Number((value ?? NaN).toFixed(5));

describe('GrowthBook', () => {
  test.each(welch)('Welch, $kind: $expected', (each) => {
    const reading = compare(each);
    expect(rounded(reading?.estimate)).toBe(each.expected);
    expect(rounded(reading?.standardError)).toBe(each.standardError);
    expect(reading?.interval.map(rounded)).toEqual(each.ci95);
    expect(rounded(reading?.p)).toBe(each.p);
  });

  test.each(sequential)('always valid, $kind, tuned to $tuning: $expected', (each) => {
    const reading = compare(each);
    expect(rounded(reading?.estimate)).toBe(each.expected);
    expect(reading?.alwaysValid.interval.map(rounded)).toEqual(each.ci95);
    expect(rounded(reading?.alwaysValid.p)).toBe(each.p);
  });

  test.each(ratios)('sample ratio of $observed: p $p', ({ observed, weights, p }) => {
    expect(sampleRatio(observed, weights)).toBeCloseTo(p, 9);
  });
});

test.each(confidenceSequence)('confseq: the normal mixture', (each) => {
  const { vOpt, alpha, rho } = each.bestRho;
  const best = bestRho(vOpt, alpha);
  expect(rounded(best)).toBe(rho);
  expect(mixtureBound(each.bound.variance, each.bound.alpha, best)).toBeCloseTo(each.bound.value, 5);
  expect(logMixture(each.logMixture.sum, each.logMixture.variance, best)).toBeCloseTo(
    each.logMixture.value,
    6,
  );
});

describe('Hillstrom’s trial, to 1e-6', () => {
  test.each(hillstromA)('$arm, $metric', ({ treatment, control, ...expected }) => {
    const reading = compareArms(treatment, control).difference;
    const width = normalQuantile(0.975) * (reading?.standardError ?? NaN);
    const [low, high] = expected.ci95;
    expect(reading?.estimate).toBeCloseTo(expected.difference, 6);
    expect(reading?.standardError).toBeCloseTo(expected.standardError, 6);
    expect((reading?.estimate ?? NaN) - width).toBeCloseTo(low, 6);
    expect((reading?.estimate ?? NaN) + width).toBeCloseTo(high, 6);
    // The file's intervals are normal ones; Student's are wider, with so many customers by next to nothing.
    expect((reading?.interval[0] ?? NaN) - low).toBeLessThan(0);
    expect((reading?.interval[0] ?? NaN) - low).toBeGreaterThan(-3e-5);
  });

  test.each(hillstromHistory)('$arm, spend in cents adjusted by the year before', (each) => {
    const { adjusted } = compareArms(exact(each.treatment), exact(each.control));
    expect(adjusted?.theta).toBeCloseTo(each.theta, 9);
    expect(adjusted?.difference?.estimate).toBeCloseTo(each.difference, 5);
    expect(adjusted?.difference?.standardError).toBeCloseTo(each.standardError, 5);
    expect(adjusted?.varianceRemoved).toBeCloseTo(each.varianceRemoved, 8);
  });
});

/** As the store gives them. */
function exact(written: Written<CovariateSums>): CovariateSums {
  const { n, sum, sumSquares, sumY, sumSquaresY, sumXY } = written;
  return {
    n: BigInt(n),
    sum: BigInt(sum),
    sumSquares: BigInt(sumSquares),
    sumY: BigInt(sumY),
    sumSquaresY: BigInt(sumSquaresY),
    sumXY: BigInt(sumXY),
  };
}
