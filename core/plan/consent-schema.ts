import * as v from 'valibot';
import { CONSENT_SIGNALS } from '../consent-signals.ts';
import { exact } from './exact.ts';

const signals = v.pipe(
  v.array(v.picklist(CONSENT_SIGNALS)),
  v.minLength(1, 'name at least one signal of Consent Mode'),
  v.maxLength(CONSENT_SIGNALS.length),
);

/** The plan's `consent`: which signals of Consent Mode count. All that are named must be granted. */
export const consentSchema = v.pipe(
  exact({
    /** For the profile, and all that is stored of a visitor. */
    personalization: v.optional(signals),
    /** For counting. */
    analytics: v.optional(signals),
  }),
  v.check(
    ({ personalization, analytics }) => (personalization ?? analytics) !== undefined,
    'name the signals of personalization, of analytics, or of both',
  ),
);
