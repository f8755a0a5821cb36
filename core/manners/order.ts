import { busy } from './busy.ts';
import { capped } from './capped.ts';
import { consent } from './consent.ts';
import { dismissed } from './dismissed.ts';
import { gettingBearings } from './getting-bearings.ts';
import type { Manner } from './manner.ts';
import { noIntent } from './no-intent.ts';
import { notInAudience } from './not-in-audience.ts';
import { notScheduled } from './not-scheduled.ts';
import { wrongPage } from './wrong-page.ts';

/*
 * The order in which manners are asked. All are asked; the first that forbids gives the reason. So the order is that of
 * which answer tells a person most, and that is the one which would last longest:
 *
 *   consent            holds for everything, and without it facts are unknown: asked later, an audience
 *                      would be blamed for what is nobody's business
 *   not_in_audience    who: changes over weeks
 *   not_scheduled      when: changes on a date
 *   wrong_page         where: changes with the page
 *   ── here a variant that lacks what it is about drops out (`no_candidate`) ──
 *   dismissed          what the visitor said, for weeks: before any count of ours
 *   capped             what the visitor was given, for a visit to a week
 *   getting_bearings   the visit has just begun: for seconds, and before intent, which has had no time to show
 *   no_intent          the visitor has no question yet
 *   busy               the moment is bad: over with the next key not pressed
 */

/** Whether a variant is meant for this visitor, time and page at all. */
export const MANNERS_BEFORE_PICK: readonly Manner[] = [consent, notInAudience, notScheduled, wrongPage];
/** Whether this is the moment for it. */
export const MANNERS_AFTER_PICK: readonly Manner[] = [dismissed, capped, gettingBearings, noIntent, busy];
export const MANNERS: readonly Manner[] = [...MANNERS_BEFORE_PICK, ...MANNERS_AFTER_PICK];
