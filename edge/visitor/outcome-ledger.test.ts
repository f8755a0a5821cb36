import { expect, test } from 'vitest';
import {
  DEAL_DAYS_KEPT,
  OUTCOME_DAYS_KEPT,
  PERIOD_DAYS,
  periodOf,
  type DecisionRecord,
  type TactEvent,
} from '#core';
import { memoryLessonQueue } from '../queue/lesson-queue.ts';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryStorage } from './memory-storage.ts';
import { DEALS_MAX, SERVINGS_MAX, WAITING_MAX } from './outcome-ledger.ts';
import { purchaseEvent, servedRecord, slotEvent, viewEvent } from './sample-events.ts';
import { settleUntil } from './settled.ts';
import { recomputedFrom, remadeFrom, sumsIn, totalsIn } from './told-sums.ts';
import { visitorState } from './visitor-state.ts';

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 10, 1, 12);

function setUp() {
  const [storage, queue] = [memoryStorage(), memoryOutcomeQueue()];
  const objectOf = () => {
    throw new Error('nobody else is there');
  };
  const world = {
    snapshots: memorySnapshots(),
    queue,
    lessons: memoryLessonQueue(),
    objectOf,
    object: 'object',
  };
  const state = visitorState(storage, { site: 'demo', visitor: 'v1' }, world);
  return { storage, queue, state };
}

/** A decision, its view and an order, so many days later than the others of this room. */
function onDay(day: number): { record: DecisionRecord; events: TactEvent[] } {
  const at = AT + day * DAY_MS;
  const seen = { ...slotEvent(`s-${day}`, 'slot_view', `d-${day}`), at };
  return {
    record: servedRecord(`d-${day}`, { at: at - 1000 }),
    events: [seen, { ...purchaseEvent(`p-${day}`, `T-${day}`, 10), at: at + 1000 }],
  };
}

const cancelled = (day: number): TactEvent => ({
  ...purchaseEvent(`c-${day}`, `T-${day}`, 0),
  name: 'order_cancelled',
  source: 'server',
});

test('what is old enough is forgotten, what may still change a sum is not, and sums stay what they are', async () => {
  const { storage, queue, state } = setUp();
  const last = DEAL_DAYS_KEPT + 2 * PERIOD_DAYS;
  for (let day = 0; day <= last; day += 7) {
    const { record, events } = onDay(day);
    state.record([record]);
    state.fold(events, {}, AT + day * DAY_MS);
    await state.passOn(AT + day * DAY_MS);
  }
  const now = AT + last * DAY_MS;
  const eldest = Math.min(...storage.units().map(({ at }) => at));
  expect(now - eldest).toBeGreaterThan(OUTCOME_DAYS_KEPT * DAY_MS);
  expect(now - eldest).toBeLessThan((OUTCOME_DAYS_KEPT + PERIOD_DAYS + 1) * DAY_MS);
  const ofUnits = new Set(storage.units().map(({ period }) => period));
  const ofServings = new Set(
    storage.servings().map(({ served }) => Math.floor((served?.at ?? 0) / DAY_MS / PERIOD_DAYS)),
  );
  expect(ofServings).toEqual(ofUnits);
  expect(remadeFrom(queue.sent)).toEqual(totalsIn(queue.sent));

  const before = sumsIn(queue.sent)['//shown'];
  state.fold([cancelled(0)], {}, now);
  await state.passOn(now);
  expect(sumsIn(queue.sent)['//shown'], 'too late to take an order back').toEqual(before);
  state.fold([cancelled(Math.round((eldest - AT) / DAY_MS))], {}, now);
  await state.passOn(now);
  expect(sumsIn(queue.sent)['//shown']?.orders).toBe((before?.orders ?? 0) - 1);
});

test('what became of an order whose window is forgotten changes no sums', async () => {
  const { queue, state } = setUp();
  const tell = async (day: number, ...events: TactEvent[]) => {
    const now = AT + day * DAY_MS;
    state.fold(events, {}, now);
    await state.passOn(now);
  };
  const [first, later] = [onDay(0), onDay(150)];
  state.record([first.record]);
  await tell(0, ...first.events);
  state.record([later.record]);
  await tell(150, ...later.events);
  await tell(152, viewEvent(1));
  const before = totalsIn(queue.sent);
  const corrected: TactEvent = { ...purchaseEvent('p-2', 'T-0', 99), source: 'server' };
  const asBefore = servedRecord('d-9', { at: AT - 1000 });
  state.record([asBefore]);
  await tell(153, cancelled(0), corrected, slotEvent('s-9', 'slot_view', 'd-9'));
  expect(totalsIn(queue.sent)).toEqual(before);
  expect(remadeFrom(queue.sent)).toEqual(before);
});

test('what is settled is due until it is told', async () => {
  const { storage, queue, state } = setUp();
  const { record, events } = onDay(0);
  state.record([record]);
  state.fold(events, {}, AT);
  await state.passOn(AT);
  expect(state.isDue()).toBe(false);
  storage.turn(() => settleUntil(storage, periodOf(AT) + 1));
  expect(state.isDue()).toBe(true);
  storage.turn(() => storage.takeTally(1e6, true));
  expect(state.isDue(), 'the fact alone').toBe(true);
  await state.passOn(AT);
  expect(queue.sent.at(-1)?.facts).toMatchObject([{ kind: 'settled' }]);
  expect(state.isDue()).toBe(false);
  storage.addToTally(
    totalsIn(queue.sent).map((cell) => ({ ...cell, sums: [1] })),
    true,
  );
  expect(state.isDue(), 'numbers alone').toBe(true);
});

test('what became of an order is told when the order is', async () => {
  const { queue, state } = setUp();
  const { record, events } = onDay(0);
  state.record([record]);
  state.fold([cancelled(0)], {}, AT);
  await state.passOn(AT);
  expect(queue.sent).toEqual([]);
  state.fold(events, {}, AT);
  await state.passOn(AT);
  const told = queue.sent.flatMap(({ facts }) => facts.map((fact) => [fact.kind, 'id' in fact && fact.id]));
  expect(told).toContainEqual(['fate', 'c-0']);
  expect(sumsIn(queue.sent)['//shown']).toEqual({ visitors: 1, seen: 1 });
  expect(recomputedFrom(queue.sent)).toEqual(totalsIn(queue.sent));
});

test('what is told of a year ago is kept as long as what is told of today', async () => {
  const { storage, queue, state } = setUp();
  const { record, events } = onDay(0);
  state.record([record]);
  state.fold(events, {}, AT + 365 * DAY_MS);
  await state.passOn(AT + 365 * DAY_MS);
  expect(storage.units()).not.toEqual([]);
  state.fold([cancelled(0)], {}, AT + 366 * DAY_MS);
  await state.passOn(AT + 366 * DAY_MS);
  expect(sumsIn(queue.sent)['//shown']).toEqual({ visitors: 1, seen: 1 });
});

test('of decisions that nobody made no more than so many views are kept', () => {
  const { storage, state } = setUp();
  const many = Array.from({ length: WAITING_MAX + 50 }, (_, n) =>
    slotEvent(`s-${n}`, 'slot_view', `made-up-${n}`),
  );
  state.fold(many, {}, AT);
  expect(storage.countOutcomes('waiting')).toBe(WAITING_MAX);
});

test('beyond so many decisions and orders nothing is counted any more, and what was counted stays exact', async () => {
  const { storage, queue, state } = setUp();
  const count = SERVINGS_MAX + 20;
  const records = Array.from({ length: count }, (_, n) =>
    servedRecord(`d-${n}`, { segment: `new/${n % 3}`, draw: { site: (n % 2) / 10 } }),
  );
  for (let n = 0; n < count; n += 500) state.record(records.slice(n, n + 500));
  const told = [0, SERVINGS_MAX - 1, SERVINGS_MAX, count - 1].map((n) =>
    slotEvent(`s-${n}`, 'slot_view', `d-${n}`),
  );
  state.fold(told, {}, AT);
  const early = AT - 200 * DAY_MS;
  const orders = Array.from({ length: DEALS_MAX + 20 }, (_, n) => ({
    ...purchaseEvent(`p-${n}`, `T-${n}`, 1),
    at: early,
  }));
  for (let n = 0; n < orders.length; n += 60) state.fold(orders.slice(n, n + 60), {}, AT);
  await state.passOn(AT);
  expect(storage.countOutcomes('servings')).toBe(SERVINGS_MAX + 2);
  expect(storage.countOutcomes('deals')).toBe(DEALS_MAX);
  expect(sumsIn(queue.sent)['//shown']).toEqual({ visitors: 1, seen: 2 });
  const kinds = queue.sent.flatMap(({ facts }) => facts.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === 'order')).toHaveLength(DEALS_MAX);
  expect(recomputedFrom(queue.sent)).toEqual(totalsIn(queue.sent));
});
