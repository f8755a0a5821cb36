import type { Manner } from './manner.ts';
import { pathMatches } from './path-matches.ts';
import { allow, forbid, onlyInvitations, switchedOff } from './say.ts';

/**
 * Nobody is spoken to with their card in hand. No invitation while the visitor is typing, paying (the plan's checkout
 * pages), or has another invitation open. And two are never given in one answer, even where the plan switches this off:
 * they would lie on top of each other.
 */
export const busy: Manner = {
  code: 'busy',
  ask({ plan, slot, context, inviting }) {
    if (slot.kind === 'content') return onlyInvitations('busy');
    if (inviting !== undefined) {
      return forbid('busy', 'Another invitation is given at this moment.', { other: inviting });
    }
    const rule = plan.manners.doNotInterrupt;
    if (rule === false) return switchedOff('busy');
    const { path, busy: states } = context.page;
    const paying = rule.checkoutPages.find((pattern) => pathMatches(path, pattern));
    if (paying !== undefined) return forbid('busy', 'The visitor is paying.', { path, pattern: paying });
    if (states.includes('typing')) return forbid('busy', 'The visitor is typing.', { state: 'typing' });
    if (states.includes('invitation_open')) {
      return forbid('busy', 'Another invitation is open.', { state: 'invitation_open' });
    }
    return allow('busy', 'The visitor is not busy.');
  },
};
