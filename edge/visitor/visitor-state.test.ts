import { expect, test } from 'vitest';
import { EVENT_AGE_DAYS_MAX, totals, type Profile } from '#core';
import { memoryLessonQueue } from '../queue/lesson-queue.ts';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryStorage } from './memory-storage.ts';
import { purchaseEvent, servedRecord, slotEvent, viewEvent } from './sample-events.ts';
import { TRANSACTION_KEY_DAYS } from './prune-keys-daily.ts';
import { visitorState } from './visitor-state.ts';
import type { ValueName } from './visitor-storage.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 1, 12);

function worldOf() {
  const objectOf = () => {
    throw new Error('nobody else is there');
  };
  return {
    snapshots: memorySnapshots(),
    queue: memoryOutcomeQueue(),
    lessons: memoryLessonQueue(),
    objectOf,
    object: 'object',
  };
}

function stateOf(storage = memoryStorage(), world = worldOf()) {
  return visitorState(storage, { site: 'demo', visitor: 'v1' }, world);
}

/** A door that is shut until it is opened. */
function shutDoor() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

/** Folds something new, because an alarm that has nothing to tell does not come. */
async function passDay(state: ReturnType<typeof stateOf>, day: number) {
  state.fold([viewEvent(1000 + day)], {}, NOW + day * DAY_MS);
  await state.passOn(NOW + day * DAY_MS);
}

test('a key is kept as long as its event could still be let in, and longer', async () => {
  const storage = memoryStorage();
  const state = stateOf(storage);
  state.fold([viewEvent(1)], {}, NOW);
  await passDay(state, EVENT_AGE_DAYS_MAX);
  expect(storage.seenAmong([viewEvent(1).id])).toHaveLength(1);
  await passDay(state, EVENT_AGE_DAYS_MAX + 2);
  expect(storage.seenAmong([viewEvent(1).id])).toEqual([]);
});

test('a transaction is known for over a year, its event by then is not', async () => {
  const storage = memoryStorage();
  const state = stateOf(storage);
  state.fold([purchaseEvent('p-1', 'T1', 10)], {}, NOW);
  await passDay(state, TRANSACTION_KEY_DAYS - 1);
  expect(storage.seenAmong(['p-1', 'tx:T1'])).toEqual(['tx:T1']);
  await passDay(state, TRANSACTION_KEY_DAYS + 1);
  expect(storage.seenAmong(['tx:T1'])).toEqual([]);
});

test('a change that comes while a snapshot is under way is saved by the next', async () => {
  const saved: number[] = [];
  const world = worldOf();
  const put = async (_site: string, _visitor: string, profile: Profile) => {
    if (saved.length === 0) state.fold([viewEvent(2)], {}, NOW);
    saved.push(totals(profile).views);
  };
  const state = stateOf(memoryStorage(), { ...world, snapshots: { ...world.snapshots, put } });
  state.fold([viewEvent(1)], {}, NOW);
  await state.passOn(NOW);
  expect(state.isDue()).toBe(true);
  await state.passOn(NOW);
  expect(state.isDue()).toBe(false);
  expect(saved).toEqual([1, 2]);
});

test('a snapshot under way when the visitor is erased does not stay', async () => {
  const world = worldOf();
  const begun = shutDoor();
  const gate = shutDoor();
  const put: typeof world.snapshots.put = async (...args) => {
    begun.open();
    await gate.passed;
    await world.snapshots.put(...args);
  };
  const state = stateOf(memoryStorage(), { ...world, snapshots: { ...world.snapshots, put } });
  state.fold([viewEvent(1)], {}, NOW);
  const saving = state.passOn(NOW);
  await begun.passed;
  state.forget({}, NOW);
  const erasing = state.passOn(NOW);
  gate.open();
  await Promise.all([saving, erasing]);
  expect(await world.snapshots.get('demo', 'v1')).toBeNull();
  expect(state.isDue()).toBe(false);
});

test('a message whose sending was not noted is sent again as it was', async () => {
  const [storage, world] = [memoryStorage(), worldOf()];
  const unsetValue = (name: ValueName) => {
    if (name === 'sealed') throw new Error('crashed before it could note');
    storage.unsetValue(name);
  };
  const state = stateOf({ ...storage, unsetValue }, world);
  state.record([servedRecord()]);
  state.fold([slotEvent('s-1', 'slot_view')], {}, NOW);
  await expect(state.passOn(NOW)).rejects.toThrow('crashed');
  const revived = stateOf(storage, world);
  revived.fold([slotEvent('s-2', 'slot_click')], {}, NOW);
  await revived.passOn(NOW);
  const [first, again, next] = world.queue.sent;
  expect(again).toEqual(first);
  expect(next?.id).toBe('object/2');
});

test('a deletion that fails is due until it succeeds, and the name is forgotten with it', async () => {
  const [storage, world] = [memoryStorage(), worldOf()];
  let fails = true;
  const remove = () => (fails ? Promise.reject(new Error('no KV')) : Promise.resolve());
  const state = stateOf(storage, { ...world, snapshots: { ...world.snapshots, delete: remove } });
  state.fold([viewEvent(1)], {}, NOW);
  state.forget({}, NOW);
  await expect(state.passOn(NOW)).rejects.toThrow('no KV');
  expect(state.isDue()).toBe(true);
  fails = false;
  await state.passOn(NOW);
  expect(state.isDue()).toBe(false);
  expect(storage.value('name')).toBeNull();
});

test('an object woken without a name, as by an alarm, has it from its storage', async () => {
  const [storage, world] = [memoryStorage(), worldOf()];
  stateOf(storage, world).fold([viewEvent(1)], {}, NOW);
  await visitorState(storage, undefined, world).passOn(NOW);
  expect(await world.snapshots.get('demo', 'v1')).not.toBeNull();
});

test('a state without any name says so', () => {
  const state = visitorState(memoryStorage(), undefined, worldOf());
  expect(() => state.fold([viewEvent(1)], {}, NOW)).toThrow('idFromName');
});
