import { CONTROL, toMinor, type EventName, type TactEvent } from '#core';
import type { OutcomeChange } from '../ports.ts';

const WHAT_BY_NAME: Partial<Record<EventName, OutcomeChange['what']>> = {
  slot_view: 'view',
  invite_shown: 'view',
  slot_click: 'click',
  invite_accept: 'click',
  slot_dismiss: 'dismiss',
  invite_dismiss: 'dismiss',
  slot_late: 'late',
};

/**
 * Keys of orders that are in the sums, so that one which two identities of a person were told of can be taken out once. Kept as
 * long as the keys of events.
 */
export const SUMMED_PREFIX = 'sum:';

export function summedKeys(events: readonly TactEvent[]): string[] {
  return events.flatMap(({ name, params }) =>
    name === 'purchase' && params.transaction_id !== undefined ? SUMMED_PREFIX + params.transaction_id : [],
  );
}

/** What events change in the sums. An order belongs to no slot: its cell has empty names. */
export function outcomesOf(events: readonly TactEvent[]): OutcomeChange[] {
  return events.flatMap((event) => outcomeOf(event) ?? []);
}

function outcomeOf({ name, at, params }: TactEvent): OutcomeChange | undefined {
  const day = new Date(at).toISOString().slice(0, 10);
  if (name === 'purchase') {
    const value = params.value !== undefined && params.currency ? toMinor(params.value, params.currency) : 0;
    return { day, slot: '', variant: '', what: 'order', n: 1, value };
  }
  const what = WHAT_BY_NAME[name];
  if (!what || !params.slot) return undefined;
  return { day, slot: params.slot, variant: params.variant ?? unshown(params.reason), what, n: 1, value: 0 };
}

/** What was seen where no variant was: the page's own content, and whether as a member of the control group. */
function unshown(reason: string | undefined): string {
  return reason === 'control' ? CONTROL : '';
}
