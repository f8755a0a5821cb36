import type { Profile } from '#core';
import { sendLessons } from '../lessons/lesson-outbox.ts';
import type { LessonQueue, OutcomeChange, OutcomeMessage, OutcomeQueue, SnapshotStore } from '../ports.ts';
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
  return (['unsaved', 'tally', 'sealed', 'lessons', 'joining', 'stale'] as const).some(
    (name) => storage.value(name) !== null,
  );
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
    await world.snapshots.delete(site, visitor);
    await buryDevices(storage, site, world);
    // The name is the last personal thing, kept until here because the deletion needs it.
    storage.unsetValue('name');
    return;
  }
  const results = await Promise.allSettled([
    saveSnapshot(storage, { site, visitor }, world),
    sendOutcomes(storage, site, world),
    sendLessons(storage, site, world.lessons),
  ]);
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
  await Promise.all(devices.map((device) => world.objectOf(site, device).bury()));
  storage.unsetValue('devices');
}

/**
 * tally → sealed (gets its number, never changes again) → queue → removed. A crash between the last two
 * sends the same message under the same id again, which the consumer drops.
 */
async function sendOutcomes(storage: VisitorStorage, site: string, { queue, object }: World): Promise<void> {
  for (let sealed = seal(storage, site, object); sealed; sealed = seal(storage, site, object)) {
    await queue.send(sealed);
    storage.unsetValue('sealed');
  }
}

function seal(storage: VisitorStorage, site: string, object: string): OutcomeMessage | undefined {
  return storage.turn(() => {
    const sealed = storage.value('sealed');
    if (sealed !== null) return JSON.parse(sealed) as OutcomeMessage;
    const tally = storage.value('tally');
    if (tally === null) return undefined;
    const number = Number(storage.value('number') ?? 0) + 1;
    const message: OutcomeMessage = {
      id: `${object}/${number}`,
      site,
      changes: JSON.parse(tally) as OutcomeChange[],
    };
    storage.setValue('number', String(number));
    storage.setValue('sealed', JSON.stringify(message));
    storage.unsetValue('tally');
    return message;
  });
}
