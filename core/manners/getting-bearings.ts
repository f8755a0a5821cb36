import { visitOf } from '../profile/visit-of.ts';
import { countWords, secondsWords } from './count-words.ts';
import type { Manner } from './manner.ts';
import { allow, forbid, onlyInvitations, switchedOff } from './say.ts';

/**
 * The jeans shop: an assistant jumps on whoever walks in. Nobody is asked anything before they have looked round: active
 * time (15 s) AND pages (2) of this visit, both. A regular who comes in again looks round again; the visit counts, not the
 * acquaintance. Of a visitor who is not known, nothing of the visit is known either, so they have not looked round yet.
 */
export const gettingBearings: Manner = {
  code: 'getting_bearings',
  ask({ plan, slot, profile, context }) {
    if (slot.kind === 'content') return onlyInvitations('getting_bearings');
    const rule = plan.manners.newVisitorsGetBearings;
    if (rule === false) return switchedOff('getting_bearings');
    const visit = profile === null ? undefined : visitOf(profile, context.session);
    const { activeMs = 0, pages = 0 } = visit ?? {};
    const numbers = { activeMs, pages, activeMsMin: rule.activeMs, pagesMin: rule.pages };
    const soFar = `${secondsWords(activeMs)} and ${countWords(pages, 'page')}`;
    if (activeMs >= rule.activeMs && pages >= rule.pages) {
      return allow('getting_bearings', `The visitor has looked round: ${soFar}.`, numbers);
    }
    const needed = `${secondsWords(rule.activeMs)} and ${countWords(rule.pages, 'page')}`;
    return forbid('getting_bearings', `The visitor is still looking round: ${soFar} of ${needed}.`, numbers);
  },
};
