import type { ConsentSignal } from '../consent-signals.ts';
import type { Consent, ConsentState, WireConsent } from '../wire.ts';
import type { Plan } from './plan.ts';

/**
 * What the visitor agrees to. Where the plan names signals of Consent Mode and the page sends them, all that are named must be
 * granted; what is not said is not granted. Else it is as the page has made of them, and without a word granted: the tag's
 * own default (`data-consent`).
 */
export function consentBy(plan: Pick<Plan, 'consent'>, said: WireConsent | undefined): Consent {
  const by = (names: readonly ConsentSignal[] | undefined, own: ConsentState | undefined): ConsentState => {
    const { signals } = said ?? {};
    if (names === undefined || signals === undefined) return own ?? 'granted';
    return names.every((name) => signals[name] === 'granted') ? 'granted' : 'denied';
  };
  return {
    personalization: by(plan.consent?.personalization, said?.personalization),
    analytics: by(plan.consent?.analytics, said?.analytics),
  };
}
