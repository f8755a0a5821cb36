import type { Manner } from './manner.ts';
import { allow, forbid, onlyInvitations, switchedOff } from './say.ts';

/**
 * A good salesperson asks when there is something to be asked about. An invitation waits until intent or hesitation shows:
 * the slot's own `intent`, else the site's score (0.6). The slot's own holds even where the site switches the manner off:
 * who writes it on the slot means it.
 */
export const noIntent: Manner = {
  code: 'no_intent',
  ask({ plan, slot, intent }) {
    if (slot.kind === 'content') return onlyInvitations('no_intent');
    const rule = plan.manners.askOnceIntentShows;
    const min = slot.intent ?? (rule === false ? null : rule.score);
    if (min === null) return switchedOff('no_intent');
    const score = Math.round(intent.score * 1000) / 1000;
    const numbers = { score, min, signs: intent.evidence.length };
    if (intent.score >= min) {
      return allow('no_intent', `Intent shows: a score of ${score}, and ${min} is enough.`, numbers);
    }
    const words = `Too little intent shows: a score of ${score}, and it takes ${min}.`;
    return forbid('no_intent', words, numbers);
  },
};
