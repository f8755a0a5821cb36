import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Kept } from './queue.ts';

/*
 * Where events wait. IndexedDB with one key per event, so that two tabs never overwrite each other; every write
 * ends with `commit()`, because a transaction that Chromium has not been told to commit dies with its tab.
 */
export interface EventStore {
  /** What earlier pages, other tabs or a killed browser left, oldest first. Rejects when storage is refused. */
  load(): Promise<Kept[]>;
  put(events: readonly Kept[]): Promise<unknown>;
  drop(ids: readonly string[]): Promise<unknown>;
  /** Removes the database, not only what is in it. */
  wipe(): void;
}

export function createEventStore(name: string): EventStore {
  let use: UseStore | undefined;

  /** One transaction; gives what `work` asked for, once it is there, or nothing, once all is written. */
  async function run<T = undefined>(work: (store: IDBObjectStore) => IDBRequest<T> | void): Promise<T> {
    use ??= createStore(name, 'events');
    return use('readwrite', (store) => {
      const { transaction } = store;
      // Another tab wants the database gone (consent taken back): stand aside, and open anew when needed.
      transaction.db.onversionchange = () => {
        transaction.db.close();
        use = undefined;
      };
      const asked = work(store);
      transaction.commit?.();
      return promisifyRequest((asked ?? transaction) as IDBRequest<T>);
    });
  }

  return {
    load: () => run<Kept[]>((store) => store.getAll()),
    put: (events) => run((store) => events.forEach((event) => store.put(event, event.id))),
    drop: (ids) => run((store) => ids.forEach((id) => store.delete(id))),
    wipe() {
      // The deletion itself asks open connections, ours too, to close (`versionchange`).
      use = undefined;
      try {
        indexedDB.deleteDatabase(name);
      } catch {
        // Storage is refused: there is nothing to remove.
      }
    },
  };
}
