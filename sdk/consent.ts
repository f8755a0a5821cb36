import type { Consent, ConsentState } from '#core';

export type ConsentStart = 'granted' | 'denied' | 'required';

/** Consent Mode's signals by their names, or our own two; what a source does not speak of is left to the next. */
export type ConsentSignals = Record<string, ConsentState>;

/** Which of Consent Mode's signals count for what, where the site's plan says so. */
export type ConsentNames = { [Key in keyof Consent]?: readonly string[] | undefined };

/**
 * Consent as a state machine: sources of which the higher outranks the lower, signal by signal.
 *
 *   said      tact.consent({...})                        overrides
 *   updated   Consent Mode v2, gtag('consent','update')  the banner's answer; nothing where the tag says `denied`
 *   regional  …'default' with a region, where it denies  a page cannot know where its visitor is; in any order
 *   assumed   …'default'                                 until there is an answer
 *   start     data-consent                               `required` is denied until one of the above speaks
 */
export interface ConsentSources {
  start: ConsentStart;
  assumed: ConsentSignals;
  regional: ConsentSignals;
  updated: ConsentSignals;
  said: ConsentSignals;
  names?: ConsentNames | undefined;
}

/** `refused`: an answer, and not only what is assumed until there is one. */
export interface ReadConsent extends Consent {
  refused: boolean;
}

const ANALYTICS = 'analytics_storage';

export function consentOf({ start, assumed, regional, updated, said, names }: ConsentSources): ReadConsent {
  const signals = signalsOf({ assumed, regional, updated });
  const denies = start === 'denied';
  const own = ['personalization_storage', 'functionality_storage'].find((name) => signals[name]);
  const personal = names?.personalization ?? (own ? [own] : [ANALYTICS, 'ad_personalization']);

  const state = (key: keyof Consent, governing: readonly string[], isSpokenOf: boolean): ConsentState =>
    said[key] ??
    (denies || !isSpokenOf
      ? start === 'granted'
        ? start
        : 'denied'
      : governing.every((name) => signals[name] === 'granted')
        ? 'granted'
        : 'denied');

  const counting = names?.analytics ?? [ANALYTICS];
  // `security_storage` says nothing of a visitor's will: it is granted everywhere.
  const isSpokenOf = Object.keys(signals).some((name) => name !== 'security_storage');
  const personalization = state('personalization', personal, isSpokenOf);
  return {
    personalization,
    analytics: state(
      'analytics',
      counting,
      counting.some((name) => signals[name]),
    ),
    refused:
      personalization === 'denied' &&
      (denies || !!said.personalization || personal.some((name) => updated[name] === 'denied')),
  };
}

/** What Consent Mode says by now. */
export function signalsOf({
  assumed,
  regional,
  updated,
}: Pick<ConsentSources, 'assumed' | 'regional' | 'updated'>): ConsentSignals {
  return { ...assumed, ...regional, ...updated };
}

/** Keeps what is spelled right: Consent Mode's signals as they are, our own two under their own names. */
export function readSignals(said: Readonly<Record<string, unknown>>, denied?: unknown): ConsentSignals {
  const read: ConsentSignals = {};
  for (const key in said) {
    const value = said[key];
    if (/^(personalization|analytics|.*_(storage|data|personalization))$/.test(key))
      if (value === 'denied' || (value === 'granted' && !denied)) read[key] = value;
  }
  return read;
}
