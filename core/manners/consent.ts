import { mayRemember } from '../decide/may-remember.ts';
import { needsMemory } from '../pick/needs-memory.ts';
import type { Manner } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';

const CONSENTS = allow('consent', 'The visitor consents to personalisation.');

/**
 * The shop that follows you down the street. Without consent for personalization nothing is kept, so nothing may refer to
 * what was kept: no variant that says it remembers, none about what this visitor did before. An invitation stays away too:
 * with nothing kept, a "no" could not be kept either, and it would ask again on every page.
 *
 * Switching this off lets such variants be asked for; the profile stays out of reach without consent all the same.
 */
export const consent: Manner = {
  code: 'consent',
  ask({ plan, slot, candidate, context }) {
    if (plan.manners.respectConsent === false) return switchedOff('consent');
    if (mayRemember(plan, context)) return CONSENTS;
    const { about, familiarity } = candidate.variant;
    const cause =
      context.consent.personalization === 'denied'
        ? 'The visitor does not consent to personalisation'
        : 'Global Privacy Control is on, and the plan takes it as a no to personalisation';
    const numbers = { familiarity };
    if (slot.kind === 'invitation') {
      return forbid('consent', `${cause}, and a no to an invitation could not be kept.`, numbers);
    }
    if (familiarity === 'remembered' || familiarity === 'personal') {
      return forbid('consent', `${cause}, and this says that it remembers.`, numbers);
    }
    if (needsMemory(about, context.page) && candidate.items.length === 0) {
      return forbid('consent', `${cause}, and this is about what a visitor did before.`, numbers);
    }
    return allow('consent', `${cause}; this speaks of the page alone.`, numbers);
  },
};
