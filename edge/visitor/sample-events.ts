import { newProfile, type DecisionRecord, type Served, type TactEvent } from '#core';

/** Events and records for the tests of this room. */

const AT = Date.UTC(2026, 10, 1, 12);

/** A view of item `n`, under an id of its own. */
export function viewEvent(
  n: number,
  id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
): TactEvent {
  return {
    id,
    name: 'view_item',
    at: AT + n,
    params: { items: [{ item_id: `item-${n % 5}` }] },
    session: 'visit-1',
    source: 'browser',
  };
}

/** Something done with what `servedRecord` shows. */
export function slotEvent(id: string, name: TactEvent['name'], decision = 'd-1'): TactEvent {
  const params = { slot: 'hero', variant: 'a', decision };
  return { id, name, at: AT, params, session: 'visit-1', source: 'browser' };
}

export function basketEvent(id: string, item: string): TactEvent {
  const params = { items: [{ item_id: item, quantity: 1 }] };
  return { id, name: 'add_to_cart', at: AT, params, session: 'visit-1', source: 'browser' };
}

export function purchaseEvent(id: string, transaction: string, value: number): TactEvent {
  return {
    id,
    name: 'purchase',
    at: AT,
    params: {
      transaction_id: transaction,
      value,
      currency: 'EUR',
      items: [{ item_id: 'item-1', quantity: 1 }],
    },
    session: 'visit-1',
    source: 'browser',
  };
}

/** `later`: ms after the others. */
export function decisionRecord(id: string, later = 0): DecisionRecord {
  return {
    decision: {
      id,
      slot: 'hero',
      kind: 'content',
      action: 'default',
      reason: { code: 'no_candidate', words: 'Nothing to choose from.' },
      propensity: 1,
    },
    planVersion: 1,
    seed: 7,
    visitor: 'v1',
    context: {
      now: AT + later,
      session: 'visit-1',
      page: { url: 'https://shop.example/', path: '/', busy: [] },
      consent: { personalization: 'granted', analytics: 'granted' },
      gpc: false,
    },
    profile: newProfile('v1'),
    items: [],
    categories: {},
    popular: {},
    lessons: [],
  };
}

/** Variant `a` of `hero` shown an hour before all events. */
export function servedRecord(id = 'd-1', more: Partial<Served> = {}): DecisionRecord {
  const served: Served = {
    ...{
      id,
      at: AT - 3_600_000,
      slot: 'hero',
      arm: 'shown',
      variant: 'a',
      channel: 'site',
      segment: 'new/-',
    },
    ...{ propensity: 1, cost: 0, currency: 'EUR', windowDays: 7, cap: 200_000 },
    ...more,
  };
  return { ...decisionRecord(id), served };
}
