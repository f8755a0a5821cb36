/*
 * The ten consent platforms that most shops have, as they write to the data layer: in own words after each one's guide, whose
 * title stands beside it. All of them also push events of their own, which say nothing to Tact; the word is Consent Mode's.
 */
export interface ConsentPlatform {
  name: string;
  /** Title of the guide that this follows. */
  after: string;
  /** What runs before the tag. */
  before: string;
  accept: string;
  refuse: string;
  /** "Statistics", and nothing else that may be refused. */
  analytics: string;
}

type Signals = Record<string, string | number | string[]>;
const FOUR = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];
const SIX = [...FOUR, 'functionality_storage', 'personalization_storage'];

const as = (names: readonly string[], state: string, but: Signals = {}): Signals => ({
  ...Object.fromEntries(names.map((name) => [name, state])),
  ...but,
});
const gtag = (...given: unknown[]): string =>
  `gtag(${given.map((each) => JSON.stringify(each)).join(', ')});`;
const push = (entry: object): string => `dataLayer.push(${JSON.stringify(entry)});`;
const byDefault = (signals: Signals): string => gtag('consent', 'default', signals);
const update = (signals: Signals): string => gtag('consent', 'update', signals);

export const CONSENT_PLATFORMS: readonly ConsentPlatform[] = [
  {
    name: 'OneTrust',
    after: 'Google Consent Mode (developer.onetrust.com)',
    before:
      byDefault(
        as(SIX, 'denied', { region: ['AT', 'BE', 'DE', 'ES', 'FR', 'IT', 'NL', 'GB'], wait_for_update: 500 }),
      ) +
      byDefault(as(SIX, 'granted')) +
      push({ event: 'OneTrustLoaded', OnetrustActiveGroups: ',C0001,' }) +
      push({ event: 'OptanonLoaded', OptanonActiveGroups: ',C0001,' }),
    accept:
      update(as(SIX, 'granted')) +
      push({ event: 'OneTrustGroupsUpdated', OnetrustActiveGroups: ',C0001,C0002,C0003,C0004,' }),
    refuse:
      update(as(SIX, 'denied')) + push({ event: 'OneTrustGroupsUpdated', OnetrustActiveGroups: ',C0001,' }),
    analytics:
      update(as(SIX, 'denied', { analytics_storage: 'granted' })) +
      push({ event: 'OneTrustGroupsUpdated', OnetrustActiveGroups: ',C0001,C0002,' }),
  },
  {
    name: 'Cookiebot',
    after: 'Implementing Google consent mode (support.cookiebot.com)',
    before:
      byDefault(as(SIX, 'denied', { security_storage: 'granted', wait_for_update: 500 })) +
      gtag('set', 'ads_data_redaction', true) +
      gtag('set', 'url_passthrough', false),
    accept:
      update(as(SIX, 'granted', { security_storage: 'granted' })) +
      push({ event: 'cookie_consent_marketing' }) +
      push({ event: 'cookie_consent_update' }),
    refuse:
      update(as(SIX, 'denied', { security_storage: 'granted' })) + push({ event: 'cookie_consent_update' }),
    analytics:
      update(as(SIX, 'denied', { analytics_storage: 'granted', security_storage: 'granted' })) +
      push({ event: 'cookie_consent_statistics' }) +
      push({ event: 'cookie_consent_update' }),
  },
  {
    name: 'Usercentrics',
    after: 'Google Consent Mode; consent_status (usercentrics.com/docs)',
    before:
      byDefault(as(FOUR, 'denied', { wait_for_update: 2000 })) +
      gtag('set', 'ads_data_redaction', true) +
      push({
        event: 'consent_status',
        ...{ action: 'onInitialPageLoad', type: 'IMPLICIT' },
        ucCategory: { essential: true, functional: false, marketing: false },
      }),
    accept:
      update(as(FOUR, 'granted')) +
      push({ event: 'consent_status', action: 'onAcceptAllServices', type: 'EXPLICIT' }),
    refuse:
      update(as(FOUR, 'denied')) +
      push({ event: 'consent_status', action: 'onDenyAllServices', type: 'EXPLICIT' }),
    analytics:
      update(as(FOUR, 'denied', { analytics_storage: 'granted' })) +
      push({
        event: 'consent_status',
        action: 'onUpdateServices',
        type: 'EXPLICIT',
        'Google Analytics 4': true,
      }),
  },
  {
    name: 'Didomi',
    after: 'Google Consent Mode V2 (developers.didomi.io)',
    before:
      byDefault(as(FOUR, 'denied', { wait_for_update: 500 })) +
      push({ event: 'didomi-ready', didomiGDPRApplies: 1, didomiVendorsConsent: '' }),
    accept:
      update(as(FOUR, 'granted')) +
      push({ event: 'didomi-consent', didomiVendorsConsent: 'google,c:googleana,' }),
    refuse:
      update(as(FOUR, 'denied')) +
      push({ event: 'didomi-consent', didomiVendorsConsentDenied: 'google,c:googleana,' }),
    analytics:
      update(as(FOUR, 'denied', { analytics_storage: 'granted' })) +
      push({ event: 'didomi-consent', didomiVendorsConsent: 'c:googleana,' }),
  },
  {
    name: 'CookieYes',
    after: 'Implementing Google Consent Mode using gtag.js and CookieYes',
    before:
      byDefault(as(SIX, 'denied', { security_storage: 'granted', wait_for_update: 2000 })) +
      gtag('set', 'ads_data_redaction', true) +
      gtag('set', 'url_passthrough', true) +
      gtag('set', 'developer_id.dY2Q2ZW', true),
    accept:
      update(as(SIX, 'granted', { security_storage: 'granted' })) +
      push({ event: 'cookie_consent_update', accepted: ['functional', 'analytics', 'advertisement'] }),
    refuse:
      update(as(SIX, 'denied', { security_storage: 'granted' })) +
      push({ event: 'cookie_consent_update', rejected: ['functional', 'analytics', 'advertisement'] }),
    analytics:
      update(as(SIX, 'denied', { analytics_storage: 'granted', security_storage: 'granted' })) +
      push({ event: 'cookie_consent_update', accepted: ['analytics'] }),
  },
  {
    name: 'Complianz',
    after: 'Google Consent Mode (complianz.io, the WordPress plugin)',
    before:
      byDefault(
        as(SIX, 'denied', {
          security_storage: 'granted',
          functionality_storage: 'granted',
          wait_for_update: 500,
        }),
      ) + push({ event: 'cmplz_event_functional' }),
    accept:
      push({ event: 'cmplz_event_marketing' }) + update(as(SIX, 'granted', { security_storage: 'granted' })),
    refuse: update(as(SIX, 'denied', { security_storage: 'granted', functionality_storage: 'granted' })),
    analytics:
      push({ event: 'cmplz_event_statistics' }) +
      update(
        as(SIX, 'denied', {
          ...{ security_storage: 'granted', functionality_storage: 'granted' },
          analytics_storage: 'granted',
        }),
      ),
  },
  {
    name: 'InMobi Choice (Quantcast)',
    after: 'Set up consent mode on websites (developers.google.com), with its regions',
    before:
      // One call a signal: the template sends what was configured for each by itself.
      FOUR.map((name) => byDefault({ [name]: 'denied', region: ['DE', 'FR'], wait_for_update: 500 })).join(
        '',
      ) +
      byDefault(as(FOUR, 'granted')) +
      push({ event: 'InmobiChoice.ready' }),
    accept: FOUR.map((name) => update({ [name]: 'granted' })).join('') + push({ event: 'tcfapi.complete' }),
    refuse: FOUR.map((name) => update({ [name]: 'denied' })).join('') + push({ event: 'tcfapi.complete' }),
    analytics:
      FOUR.map((name) => update({ [name]: name === 'analytics_storage' ? 'granted' : 'denied' })).join('') +
      push({ event: 'tcfapi.complete' }),
  },
  {
    name: 'iubenda',
    after:
      'How to manage cookies for advertising and analytics purposes with Google Consent Mode (iubenda.com)',
    before:
      byDefault(as(FOUR, 'denied', { wait_for_update: 2000 })) +
      push({ event: 'iubenda_preference_not_needed' }),
    accept:
      update(as(FOUR, 'granted')) +
      [1, 2, 3, 4, 5].map((purpose) => push({ event: `iubenda_consent_given_purpose_${purpose}` })).join('') +
      push({ event: 'iubenda_consent_given' }),
    refuse: update(as(FOUR, 'denied')) + push({ event: 'iubenda_consent_rejected' }),
    analytics:
      update(as(FOUR, 'denied', { analytics_storage: 'granted' })) +
      push({ event: 'iubenda_consent_given_purpose_4' }),
  },
  {
    name: 'Borlabs Cookie',
    after: 'Google Tag Manager with Consent Mode (borlabs.io)',
    before:
      byDefault(as(SIX, 'denied', { security_storage: 'denied', wait_for_update: 500 })) +
      gtag('set', 'url_passthrough', true),
    // One consent a service, and each with an update and an event of its own.
    accept: [...SIX, 'security_storage']
      .map((name) => update({ [name]: 'granted' }) + push({ event: `borlabs-cookie-opt-in-${name}` }))
      .join(''),
    refuse:
      update(as(SIX, 'denied', { security_storage: 'denied' })) +
      push({ event: 'borlabs-cookie-consent-saved' }),
    analytics:
      update({ analytics_storage: 'granted' }) +
      update(as(['personalization_storage', 'ad_storage', 'ad_personalization'], 'denied')) +
      push({ event: 'borlabs-cookie-opt-in-analytics_storage' }),
  },
  {
    name: 'Termly',
    after: 'Google Consent Mode and Termly CMP (support.termly.io)',
    before: byDefault(as(SIX, 'denied', { security_storage: 'denied', wait_for_update: 500 })),
    accept: update(as(SIX, 'granted', { security_storage: 'granted' })) + push({ event: 'userPrefUpdate' }),
    refuse: update(as(SIX, 'denied', { security_storage: 'granted' })) + push({ event: 'userPrefUpdate' }),
    analytics:
      update(as(SIX, 'denied', { security_storage: 'granted', analytics_storage: 'granted' })) +
      push({ event: 'userPrefUpdate' }),
  },
  {
    name: 'consentmanager',
    after: 'Working with Google Consent Mode (help.consentmanager.net)',
    before: byDefault(as(FOUR, 'denied', { wait_for_update: 500 })) + push({ event: 'default_consent' }),
    accept: update(as(FOUR, 'granted')) + push({ event: 'cmpEvent', cmpEventName: 'consent' }),
    refuse: update(as(FOUR, 'denied')) + push({ event: 'cmpEvent', cmpEventName: 'consentreject' }),
    analytics:
      update(as(FOUR, 'denied', { analytics_storage: 'granted' })) +
      push({ event: 'cmpEvent', cmpEventName: 'consentcustom' }),
  },
];
