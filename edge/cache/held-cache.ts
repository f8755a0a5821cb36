import { createLru } from './lru.ts';

export interface Ages {
  /** ms during which what is held is used as it is. */
  freshMs: number;
  /** ms after which it is read again before it is used; in between it is used while it is read again. */
  staleMsMax: number;
}

export interface HeldCache<T> {
  /** What is held of these names, each once; read where it is not there or too old. */
  find(site: string, names: readonly string[]): Promise<Map<string, T>>;
  /** After this isolate itself has changed what is behind it. */
  forget(site: string): void;
}

interface Held<T> {
  value: T;
  at: number;
  /** When a refresh was begun last, so that a busy site begins one and not one a request. */
  askedAt?: number;
}

/** A refresh that takes longer has failed, and the next request begins another. */
const REFRESH_MS_MAX = 2000;
const SITES_MAX = 200;

interface Clockwork {
  now(): number;
  /** Keeps the worker alive for a refresh after the answer. */
  waitUntil(promise: Promise<unknown>): void;
  failed(site: string, error: unknown): void;
}

/**
 * An isolate's copy of what stands in a store, by site and name. `load` reads many names at once and gives a value for
 * every one of them, also for those that are not there.
 */
export function createHeldCache<T>(
  { now, waitUntil, failed }: Clockwork,
  entriesMax: number,
  { freshMs, staleMsMax }: Ages,
  load: (site: string, names: readonly string[]) => Promise<Map<string, T>>,
): HeldCache<T> {
  const held = createLru<string, Held<T>>(entriesMax);
  /** Counts up when a site's values are forgotten, so that what was held before is under another key. */
  const epochs = createLru<string, number>(SITES_MAX);
  const keyOf = (site: string, name: string) => `${site} ${epochs.get(site) ?? 0} ${name}`;

  async function read(site: string, names: readonly string[]): Promise<Map<string, T>> {
    if (names.length === 0) return new Map();
    const at = now();
    const keys = names.map((name) => keyOf(site, name));
    const values = await load(site, names);
    names.forEach((name, index) => {
      const value = values.get(name);
      if (value !== undefined) held.set(keys[index]!, { value, at });
    });
    return values;
  }

  return {
    async find(site, names) {
      const found = new Map<string, T>();
      const missing: string[] = [];
      const stale: string[] = [];
      for (const name of new Set(names)) {
        const entry = held.get(keyOf(site, name));
        const age = now() - (entry?.at ?? -Infinity);
        if (!entry || age > staleMsMax) {
          missing.push(name);
          continue;
        }
        found.set(name, entry.value);
        if (age > freshMs && now() - (entry.askedAt ?? -Infinity) > REFRESH_MS_MAX) {
          entry.askedAt = now();
          stale.push(name);
        }
      }
      if (stale.length > 0) waitUntil(read(site, stale).catch((error: unknown) => failed(site, error)));
      for (const [name, value] of await read(site, missing)) found.set(name, value);
      return found;
    },
    forget(site) {
      epochs.set(site, (epochs.get(site) ?? 0) + 1);
    },
  };
}
