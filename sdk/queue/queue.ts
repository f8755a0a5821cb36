import type { WireEvent } from '#core';
import type { EventStore } from './event-store.ts';

/** An event as it waits: with its visit, and its size as UTF-8 JSON. */
export interface Kept extends WireEvent {
  session: string;
  bytes: number;
}

/** What waits in memory alone is bounded hard: a page must not grow by what its host refuses to store. */
export const MEMORY_EVENTS_MAX = 1000;
export const MEMORY_BYTES_MAX = 2 * 1024 * 1024;
/** With storage there is room for weeks offline: five times as much is still below Safari's smallest quota. */
export const STORED_FACTOR = 5;

export interface Queue {
  add(event: Kept): void;
  /** Oldest first: at most `countMax` events and `bytesMax` bytes, without those that `flying` names. */
  take(countMax: number, bytesMax: number, flying: ReadonlySet<string>): Kept[];
  /** Forgets what is durable at the edge, refused for good, or has to go. */
  remove(ids: readonly string[]): number;
  size(): number;
  /** Reads in what earlier pages left. */
  load(): Promise<void>;
  wipe(): void;
}

/**
 * Events until the edge has them.
 *
 *   add ─► pending (Map, this page) ─► microtask: one write ─► IndexedDB (all tabs, survives the browser)
 *   remove ◄─ named in `accepted` or `rejected` ─► one delete
 *
 * `lost` is told how many had to go for lack of room.
 */
export function createQueue(store: EventStore, lost: (count: number) => void): Queue {
  let pending = new Map<string, Kept>();
  let fresh: Kept[] = [];
  let bytes = 0;
  let room = STORED_FACTOR;
  const refused = () => {
    room = 1;
    bound();
  };

  function hold(event: Kept) {
    if (!pending.has(event.id)) bytes += event.bytes;
    pending.set(event.id, event);
  }

  function remove(ids: readonly string[]): number {
    const gone = ids.filter((id) => {
      bytes -= pending.get(id)?.bytes ?? 0;
      return pending.delete(id);
    });
    if (gone[0] && room > 1) store.drop(gone).catch(refused);
    return gone.length;
  }

  function bound() {
    for (const id of pending.keys()) {
      if (pending.size <= MEMORY_EVENTS_MAX * room && bytes <= MEMORY_BYTES_MAX * room) break;
      lost(remove([id]));
    }
  }

  return {
    add(event) {
      hold(event);
      if (room > 1 && fresh.push(event) === 1)
        queueMicrotask(() => {
          const events = fresh;
          fresh = [];
          if (events[0]) store.put(events).catch(refused);
        });
      bound();
    },
    take(countMax, bytesMax, flying) {
      const batch: Kept[] = [];
      for (const event of pending.values()) {
        if (flying.has(event.id)) continue;
        bytesMax -= event.bytes;
        if (bytesMax < 0 || batch.push(event) === countMax) break;
      }
      return batch;
    },
    remove,
    size: () => pending.size,
    async load() {
      try {
        const newer = pending;
        const older = await store.load();
        // Wiped while the database was being read: what it held is gone with it.
        if (newer !== pending) return;
        pending = new Map();
        bytes = 0;
        older.forEach(hold);
        newer.forEach(hold);
        bound();
      } catch {
        refused();
      }
    },
    wipe() {
      pending = new Map();
      fresh = [];
      bytes = 0;
      store.wipe();
    },
  };
}
