import type { ReasonCode } from '../decide/reason.ts';
import type { EventName, TactEvent } from '../event/event.ts';
import { fatesOf } from '../profile/fates.ts';
import { ordersOf } from '../profile/orders.ts';
import type { Fate } from '../profile/profile.ts';
import type { Fact, Seen } from './fact.ts';

const SEEN: Partial<Record<EventName, Seen>> = {
  slot_view: 'view',
  invite_shown: 'view',
  slot_click: 'click',
  invite_accept: 'click',
  slot_dismiss: 'dismiss',
  invite_dismiss: 'dismiss',
  not_interested: 'refuse',
};
/** Too late to be shown: the page's own content was seen instead, and the control group is held to the same rule. */
const LATE: ReasonCode = 'late';

/** What an event tells outcomes. */
export function outcomeFactsOf(event: TactEvent): Fact[] {
  const { name, at, params, margin = 0 } = event;
  const id = event.id.toLowerCase();
  const what = SEEN[name];
  if (what !== undefined) {
    const { decision, reason } = params;
    return decision === undefined || reason === LATE ? [] : [{ kind: 'seen', id, at, decision, what }];
  }
  const orders = ordersOf(event).map((order): Fact => ({ kind: 'order', id, order, margin }));
  const fates = Object.entries(fatesOf(event)).flatMap(([order, fate]): Fact[] =>
    isOfMoney(fate) ? [{ kind: 'fate', id, order, fate }] : [],
  );
  return [...orders, ...fates];
}

/** That it was sent, or has arrived, changes no money. */
function isOfMoney({ cancelledAt, refundedAt, returnedAt, back, paid }: Fate): boolean {
  return [cancelledAt, refundedAt, returnedAt, back, paid].some((each) => each !== undefined);
}
