import { expect, test } from 'vitest';
import { memoryLessonQueue } from '../queue/lesson-queue.ts';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryStorage } from './memory-storage.ts';
import { purchaseEvent } from './sample-events.ts';
import { DEVICES_MAX, FORMER_MAX } from './take-over.ts';
import { visitorState } from './visitor-state.ts';

const NOW = Date.UTC(2026, 10, 1, 12);

test('of a person with many former ids each is forgotten, and only so many objects are called', async () => {
  const queue = memoryOutcomeQueue();
  const called: string[] = [];
  const objectOf = (_: string, visitor: string) => ({ bury: async () => void called.push(visitor) }) as never;
  const world = {
    snapshots: memorySnapshots(),
    queue,
    lessons: memoryLessonQueue(),
    objectOf,
    object: 'object',
  };
  const state = visitorState(memoryStorage(), { site: 'demo', visitor: 'person' }, world);
  state.fold([purchaseEvent('p-1', 'T1', 10)], { identifiedAt: NOW }, NOW);
  const names = Array.from({ length: FORMER_MAX }, (_, n) => `device-${n}`.padEnd(128, '.'));
  for (const name of names) {
    const outcomes = { servings: [], deals: [], marks: {} };
    expect(state.take(name, { profile: null, decisions: [], outcomes, devices: [] }, NOW)).toBe('taken');
  }
  state.forget({}, NOW);
  await state.passOn(NOW);
  const farewells = queue.sent.filter(({ forget }) => forget);
  expect(farewells.flatMap(({ forget }) => forget)).toEqual(['person', ...names]);
  for (const message of farewells) expect(JSON.stringify(message).length).toBeLessThan(128_000);
  expect(called).toEqual(names.slice(-DEVICES_MAX));
  expect(state.isDue()).toBe(false);
});
