import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Rehearsal } from '#core';
import { tellRehearsal } from './tell-rehearsal.ts';

const NOTHING: Rehearsal = {
  counted: 'sample',
  visitors: { stored: 0, sample: 9 },
  lookUps: { pages: 9, failed: 0, late: 0 },
  ...{ audiences: [], overlaps: [], slots: [], experiments: [], unreachable: [], findings: [], actors: [] },
  incentives: { visitors: 0, costMax: 0, currency: 'EUR' },
};

const linesOf = (rehearsal: Rehearsal) => stripVTControlCharacters(tellRehearsal(rehearsal)).split('\n');

test('what could not be looked up is told first of what to look at', () => {
  const words = 'Of 9 pages that were tried, look-ups failed on 2.';
  const told = linesOf({
    ...NOTHING,
    lookUps: { pages: 9, failed: 2, late: 0, words },
    findings: [
      { code: 'incomplete', path: 'lookUps', words },
      { code: 'unused_audience', path: 'audiences.few', words: 'Nothing names the audience few.' },
    ],
  });
  const start = told.indexOf('To look at before publishing');
  expect(told.slice(start + 1, start + 4)).toEqual([
    '  Not all could be looked up',
    `    ${words}`,
    '        lookUps',
  ]);
});

test('experiments stand behind the slots', () => {
  const words = 'Nobody has been counted here.';
  const known = { traffic: { from: 'unknown' as const, visitorsADay: null }, baseline: 'unknown' as const };
  const unknown = { between: null, heldOut: null, conversionNeeded: null };
  const told = linesOf({
    ...NOTHING,
    experiments: [{ slot: 'hero', variants: [], ...known, ...unknown, words }],
  });
  expect(told.indexOf(`        ${words}`)).toBeGreaterThan(told.indexOf('Experiments'));
  expect(told.indexOf('Audiences')).toBeGreaterThan(told.indexOf(`        ${words}`));
});

test('where all was looked up and all is well, that is told', () => {
  expect(linesOf(NOTHING).at(-1)).toBe('Nothing to point out.');
});
