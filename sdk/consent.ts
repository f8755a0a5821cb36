import type { Consent, ConsentState } from '#core';

export type ConsentStart = 'granted' | 'denied' | 'required';

/** What one source says; what it does not speak of is left to the next. */
export type ConsentSignals = Partial<Consent>;

/**
 * Consent as a state machine: four sources, of which the higher outranks the lower, signal by signal.
 *
 *   said      tact.consent({...})                       overrides
 *   updated   Consent Mode v2, gtag('consent','update') nothing where the tag says `denied`
 *   assumed   Consent Mode v2, gtag('consent','default') nothing where the tag says `denied`
 *   start     data-consent                              `required` is denied until one of the above speaks
 */
export interface ConsentSources {
  start: ConsentStart;
  assumed: ConsentSignals;
  updated: ConsentSignals;
  said: ConsentSignals;
}

export function consentOf({ start, assumed, updated, said }: ConsentSources): Consent {
  const state: ConsentState = start === 'granted' ? start : 'denied';
  return {
    personalization: state,
    analytics: state,
    ...(start !== 'denied' && { ...assumed, ...updated }),
    ...said,
  };
}

/**
 * Keeps what is spelled right. Consent Mode v2 has our two signals with the suffix `_storage`; the rest is not ours.
 * A default for some regions only (`region`) counts where it denies: a page cannot know where its visitor is.
 */
export function readSignals(signals: Readonly<Record<string, unknown>>): ConsentSignals {
  const read: ConsentSignals = {};
  for (const key of ['personalization', 'analytics'] as const) {
    const value = signals[key] ?? signals[key + '_storage'];
    if (value === 'denied' || (value === 'granted' && !signals.region)) read[key] = value;
  }
  return read;
}
