import { expect, test } from 'vitest';
import { consentOf, readSignals, type ConsentSources, type ConsentStart } from './consent.ts';

const sources = (start: ConsentStart, rest: Partial<ConsentSources> = {}): ConsentSources => ({
  start,
  assumed: {},
  updated: {},
  said: {},
  ...rest,
});
const both = (state: 'granted' | 'denied') => ({ personalization: state, analytics: state });

test('where nobody says anything, the tag decides', () => {
  expect(consentOf(sources('granted'))).toEqual(both('granted'));
  expect(consentOf(sources('denied'))).toEqual(both('denied'));
  expect(consentOf(sources('required'))).toEqual(both('denied'));
});

test('Consent Mode lifts `required` and lowers `granted`, and its update outranks its default', () => {
  expect(consentOf(sources('required', { assumed: both('granted') }))).toEqual(both('granted'));
  expect(consentOf(sources('granted', { assumed: both('denied') }))).toEqual(both('denied'));
  expect(consentOf(sources('granted', { assumed: both('denied'), updated: both('granted') }))).toEqual(
    both('granted'),
  );
});

test('`denied` on the tag is lifted by tact.consent alone', () => {
  expect(consentOf(sources('denied', { updated: both('granted') }))).toEqual(both('denied'));
  expect(consentOf(sources('denied', { said: both('granted') }))).toEqual(both('granted'));
});

test('each signal goes its own way', () => {
  expect(consentOf(sources('required', { updated: { analytics: 'granted' } }))).toEqual({
    personalization: 'denied',
    analytics: 'granted',
  });
});

test('signals are read by either name, and nonsense is not', () => {
  expect(
    readSignals({ personalization: 'granted', analytics_storage: 'denied', ad_storage: 'granted' }),
  ).toEqual({
    personalization: 'granted',
    analytics: 'denied',
  });
  expect(readSignals({ personalization: true, analytics: 'yes' })).toEqual({});
});

test('a default for some regions counts only where it denies', () => {
  expect(
    readSignals({ personalization_storage: 'granted', analytics_storage: 'denied', region: ['FR'] }),
  ).toEqual({ analytics: 'denied' });
});
