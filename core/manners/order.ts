import { againstStatedInterest } from './against-stated-interest.ts';
import { alreadyContacted } from './already-contacted.ts';
import { busy } from './busy.ts';
import { capped } from './capped.ts';
import { cheaperThanPaid } from './cheaper-than-paid.ts';
import { consent } from './consent.ts';
import { dismissed } from './dismissed.ts';
import { fatigued } from './fatigued.ts';
import { gettingBearings } from './getting-bearings.ts';
import { inCart } from './in-cart.ts';
import { justBought } from './just-bought.ts';
import type { Manner } from './manner.ts';
import { needlessDiscount } from './needless-discount.ts';
import { noIntent } from './no-intent.ts';
import { notDelivered } from './not-delivered.ts';
import { notInAudience } from './not-in-audience.ts';
import { notScheduled } from './not-scheduled.ts';
import { offTopic } from './off-topic.ts';
import { openCase } from './open-case.ts';
import { outOfStock } from './out-of-stock.ts';
import { quietHours } from './quiet-hours.ts';
import { ruledOut } from './ruled-out.ts';
import { tooFamiliar } from './too-familiar.ts';
import { wrongPage } from './wrong-page.ts';

/*
 * The order in which manners are asked. The first that forbids gives the reason, so the order is that of which answer tells
 * a person most. Those marked * are asked of every item by itself: an item that is held back gives way to the next one that
 * the pick has found, and only when none is left is the variant held back, for what was said of its first item.
 *
 *   consent                  holds for everything, and without it facts are unknown: asked later, an audience
 *                            would be blamed for what is nobody's business
 *   not_in_audience          who: changes over weeks
 *   not_scheduled            when: changes on a date
 *   wrong_page               where: changes with the page
 *   ── here a variant that lacks what it is about drops out (`no_candidate`) ──
 *   out_of_stock *           cannot be had by anybody
 *   just_bought *            the sale is made: for as long as the thing lasts
 *   cheaper_than_paid *      the sale is made, and the price would take it back
 *   in_cart *                the sale is being made
 *   against_stated_interest* said in plain words: outranks all that was only observed
 *   ruled_out *              observed: looked at closely and left
 *   not_delivered *          asks about what has not come
 *   open_case                the shop owes an answer first
 *   dismissed                a "no" to this, for weeks: before any count of ours
 *   too_familiar             what it says is more than the relationship carries
 *   needless_discount        what it gives is more than is needed
 *   off_topic *              attention is on another thing, for minutes
 *   fatigued *               shown too often without an answer
 *   already_contacted        another channel has said it
 *   capped                   the budget is used up, for a visit to a week
 *   quiet_hours              the hour is wrong, until morning
 *   getting_bearings         the visit has just begun: for seconds, and before intent, which has had no time to show
 *   no_intent                the visitor has no question yet
 *   busy                     the moment is bad: over with the next key not pressed
 */

/** Whether a variant is meant for this visitor, time and page at all. */
export const MANNERS_BEFORE_PICK: readonly Manner[] = [consent, notInAudience, notScheduled, wrongPage];
/** Whether this is the thing, and the moment, for it. */
export const MANNERS_AFTER_PICK: readonly Manner[] = [
  outOfStock,
  justBought,
  cheaperThanPaid,
  inCart,
  againstStatedInterest,
  ruledOut,
  notDelivered,
  openCase,
  dismissed,
  tooFamiliar,
  needlessDiscount,
  offTopic,
  fatigued,
  alreadyContacted,
  capped,
  quietHours,
  gettingBearings,
  noIntent,
  busy,
];
/** Of these, those that look at nothing that a variant is about: they can be asked before the pick is made. */
export const MANNERS_AT_ONCE: readonly Manner[] = [
  dismissed,
  capped,
  quietHours,
  gettingBearings,
  noIntent,
  busy,
];
export const MANNERS: readonly Manner[] = [...MANNERS_BEFORE_PICK, ...MANNERS_AFTER_PICK];

const STEPS: ReadonlyMap<string, number> = new Map(MANNERS.map(({ code }, step) => [code, step]));

/** How far a candidate has come that this manner holds back: its place in the order. */
export function stepOf(code: Manner['code']): number {
  return STEPS.get(code) ?? MANNERS.length;
}
