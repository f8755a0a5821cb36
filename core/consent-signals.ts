/**
 * Signals of Google's Consent Mode v2, as sites set them in the `dataLayer`; source: Google tag "Consent mode" reference
 * (developers.google.com/tag-platform/security/guides/consent, "consent types").
 */
export const CONSENT_SIGNALS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;
export type ConsentSignal = (typeof CONSENT_SIGNALS)[number];
