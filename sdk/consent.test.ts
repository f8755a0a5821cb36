import { expect, test } from 'vitest';
import { consentOf, readSignals, type ConsentSources, type ConsentStart } from './consent.ts';

const sources = (start: ConsentStart, rest: Partial<ConsentSources> = {}): ConsentSources => ({
  start,
  assumed: {},
  regional: {},
  updated: {},
  said: {},
  ...rest,
});
type State = 'granted' | 'denied';
const both = (state: State) => ({ personalization: state, analytics: state });
const mode = (state: State) => ({ personalization_storage: state, analytics_storage: state });
/** The four that Google's own snippet sets. */
const four = (state: State) => ({
  ad_storage: state,
  ad_user_data: state,
  ad_personalization: state,
  analytics_storage: state,
});

test('where nobody says anything, the tag decides', () => {
  expect(consentOf(sources('granted'))).toMatchObject(both('granted'));
  expect(consentOf(sources('denied'))).toMatchObject(both('denied'));
  expect(consentOf(sources('required'))).toMatchObject(both('denied'));
});

test('Consent Mode lifts `required` and lowers `granted`, and its update outranks its default', () => {
  expect(consentOf(sources('required', { assumed: mode('granted') }))).toMatchObject(both('granted'));
  expect(consentOf(sources('granted', { assumed: mode('denied') }))).toMatchObject(both('denied'));
  expect(consentOf(sources('granted', { assumed: mode('denied'), updated: mode('granted') }))).toMatchObject(
    both('granted'),
  );
});

test('`denied` on the tag is lifted by tact.consent alone', () => {
  expect(consentOf(sources('denied', { updated: mode('granted') }))).toMatchObject(both('denied'));
  expect(consentOf(sources('denied', { said: both('granted') }))).toMatchObject(both('granted'));
});

test('each signal goes its own way', () => {
  expect(consentOf(sources('required', { updated: { analytics_storage: 'granted' } }))).toMatchObject({
    personalization: 'denied',
    analytics: 'granted',
  });
});

test('without a signal of their own, the four of Google stand for personalisation: analytics and ad_personalization together', () => {
  const told = (signals: Record<string, State>) =>
    consentOf(sources('granted', { assumed: signals })).personalization;
  expect(told(four('denied'))).toBe('denied');
  expect(told(four('granted'))).toBe('granted');
  expect(told({ ...four('granted'), analytics_storage: 'denied' })).toBe('denied');
  expect(told({ ...four('granted'), ad_personalization: 'denied' })).toBe('denied');
  // Consent Mode as it was before 2024: the second of them is never said.
  expect(told({ ad_storage: 'granted', analytics_storage: 'granted' })).toBe('denied');
  expect(told({ ...four('denied'), functionality_storage: 'granted' })).toBe('granted');
  expect(told({ ...four('granted'), functionality_storage: 'denied' })).toBe('denied');
  expect(told({ functionality_storage: 'denied', personalization_storage: 'granted' })).toBe('granted');
  expect(told(readSignals({ security_storage: 'granted' }))).toBe('granted');
});

test('the plan may name the signals; all of them have to be granted', () => {
  const names = { personalization: ['ad_storage', 'functionality_storage'], analytics: ['ad_storage'] };
  const told = (assumed: Record<string, State>) => consentOf(sources('granted', { assumed, names }));
  expect(told({ ad_storage: 'granted', functionality_storage: 'granted' })).toMatchObject(both('granted'));
  expect(told({ ad_storage: 'granted', personalization_storage: 'granted' })).toMatchObject({
    personalization: 'denied',
    analytics: 'granted',
  });
});

test('what is assumed is no refusal; an answer is, and so are the tag and the page', () => {
  expect(consentOf(sources('granted', { assumed: four('denied') })).refused).toBe(false);
  expect(consentOf(sources('required')).refused).toBe(false);
  expect(consentOf(sources('granted', { updated: four('denied') })).refused).toBe(true);
  expect(
    consentOf(sources('granted', { assumed: four('denied'), updated: { ad_storage: 'granted' } })).refused,
  ).toBe(false);
  expect(consentOf(sources('denied')).refused).toBe(true);
  expect(consentOf(sources('granted', { said: both('denied') })).refused).toBe(true);
});

test('a default for some regions counts only where it denies, before or after the one for all', () => {
  expect(readSignals({ personalization_storage: 'granted', analytics_storage: 'denied' }, ['FR'])).toEqual({
    analytics_storage: 'denied',
  });
  expect(consentOf(sources('granted', { assumed: mode('granted'), regional: mode('denied') }))).toMatchObject(
    both('denied'),
  );
  expect(
    consentOf(
      sources('granted', { assumed: mode('granted'), regional: mode('denied'), updated: mode('granted') }),
    ),
  ).toMatchObject(both('granted'));
});

test('nonsense is no signal', () => {
  expect(
    readSignals({ personalization: true, analytics: 'yes', wait_for_update: 500, region: ['FR'] }),
  ).toEqual({});
});
