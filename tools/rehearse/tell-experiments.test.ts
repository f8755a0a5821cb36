import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { ForeseenExperiment } from '#core';
import { tellExperiments } from './tell-experiments.ts';

const HERO: ForeseenExperiment = {
  slot: 'home-hero',
  variants: [
    { variant: 'warm', share: 0.45 },
    { variant: 'cold', share: 0.45 },
  ],
  traffic: { from: 'slot', visitorsADay: 1200 },
  baseline: 'slot',
  between: {
    margin: {
      changes: [
        { change: 0.05, visitors: 341_040, days: 323 },
        { change: 0.1, visitors: 79_069, days: 81 },
        { change: 0.2, visitors: null, days: null },
      ],
      within: [
        { days: 28, change: null },
        { days: 56, change: 0.0662 },
      ],
    },
    conversion: null,
  },
  ...{ heldOut: null, conversionNeeded: null },
  words: 'With 1,200 visitors a day here, 10% more margin would be found in about 81 days.',
};

const linesOf = (experiments: ForeseenExperiment[]) =>
  tellExperiments(experiments).map((line) => stripVTControlCharacters(line).trimEnd());

test('an experiment is told by its sentence and the numbers behind it', () => {
  expect(linesOf([HERO])).toEqual([
    'Experiments',
    '    home-hero  warm 45%, cold 45%',
    `        ${HERO.words}`,
    '        one variant against another',
    '            5% more margin a visitor       341,040 visitors     323 days',
    '           10% more margin a visitor        79,069 visitors      81 days',
    '           20% more margin a visitor        not to be found',
    '          least change found: nothing in 28 days, 6.6% in 56 days',
    '',
  ]);
});

test('where nothing is known, the sentence stands alone, and without experiments nothing does', () => {
  const words = 'Nobody has been counted here.';
  expect(linesOf([{ ...HERO, between: null, words }])).toEqual([
    'Experiments',
    '    home-hero  warm 45%, cold 45%',
    `        ${words}`,
    '',
  ]);
  expect(linesOf([])).toEqual([]);
});
