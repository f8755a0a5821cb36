import type { Profile } from '#core';
import { sendLessons } from '../lessons/lesson-outbox.ts';
import type { LessonQueue, OutcomeQueue, SnapshotStore } from '../ports.ts';
import { sendOutcomes } from './send-outcomes.ts';
import { settledIn } from './settled.ts';
import { DEVICES_MAX } from './take-over.ts';
import type { VisitorCalls } from './visitor-calls.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** Where a visitor's object passes things on to, and who it is there. */
export interface World {
  snapshots: SnapshotStore;
  queue: OutcomeQueue;
  lessons: LessonQueue;
  /** Another visitor's object, itself: not whom they have become. */
  objectOf(site: string, visitor: string): VisitorCalls;
  /** The object's id: first half of a message's id. */
  object: string;
}

export interface VisitorName {
  site: string;
  visitor: string;
}

/** Is there anything that the world has not been told? */
export function isDue(storage: VisitorStorage): boolean {
  if (storage.value('erased') !== null) return storage.value('name') !== null;
  const isAnySet = (['unsaved', 'sealed', 'lessons', 'joining', 'stale', 'revisit'] as const).some(
    (name) => storage.value(name) !== null,
  );
  return isAnySet || storage.hasOutcomes() || storage.hasFarewell() || settledIn(storage)?.isDue === true;
}

/**
 * Tells the world what has changed: the snapshot and the outcomes, or that there is no such visitor any more.
 * What could not be told stays due. Throws an AggregateError of what went wrong; trying again later always makes sense.
 * Must not run twice at once: an older snapshot could land on a newer one, or on a deletion.
 */
export async function passOn(
  storage: VisitorStorage,
  { site, visitor }: VisitorName,
  world: World,
): Promise<void> {
  if (storage.value('erased') !== null) {
    await allDone([
      world.snapshots.delete(site, visitor),
      buryDevices(storage, site, world),
      sendOutcomes(storage, { site, visitor }, world),
    ]);
    storage.unsetValue('number');
    // The name is the last personal thing, kept until here because the deletion needs it.
    storage.unsetValue('name');
    return;
  }
  await allDone([
    saveSnapshot(storage, { site, visitor }, world),
    sendOutcomes(storage, { site, visitor }, world),
    sendLessons(storage, site, world.lessons),
  ]);
}

/** Each as far as it gets, whatever the others do. */
async function allDone(works: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const faults = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
}

async function saveSnapshot(
  storage: VisitorStorage,
  { site, visitor }: VisitorName,
  world: World,
): Promise<void> {
  if (storage.value('stale') !== null) {
    await world.snapshots.delete(site, visitor);
    storage.unsetValue('stale');
  }
  const unsaved = storage.value('unsaved');
  const profile = storage.value('profile');
  if (unsaved === null || profile === null) return;
  await world.snapshots.put(site, visitor, JSON.parse(profile) as Profile);
  // A change that came while the snapshot was under way is not in it.
  if (storage.value('unsaved') === unsaved) storage.unsetValue('unsaved');
}

/** Those who had become this visitor are gone with them; who is told already is told again where another could not be. */
async function buryDevices(storage: VisitorStorage, site: string, world: World): Promise<void> {
  const devices = JSON.parse(storage.value('devices') ?? '[]') as string[];
  await Promise.all(devices.slice(-DEVICES_MAX).map((device) => world.objectOf(site, device).bury()));
  storage.unsetValue('devices');
}
