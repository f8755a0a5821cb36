import type { ItemLessons } from '#core';
import type { LessonsStore } from '../ports.ts';

/** Lessons of what nobody buys any more end; every order writes them anew. */
const LESSONS_TTL_S = 400 * 86_400;
/** Lessons change slowly: what is minutes old serves as well, and a read from the near cache is the fast one. */
const LESSONS_CACHE_S = 300;
/** KV takes so many keys in one call (developers.cloudflare.com/kv/api/read-key-value-pairs). */
const KEYS_AT_ONCE = 100;

export function kvLessons(kv: KVNamespace): LessonsStore {
  return {
    async get(site, ids) {
      const keys = [...new Set(ids)].map((id) => keyOf(site, id));
      const pages = Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, n) =>
        keys.slice(n * KEYS_AT_ONCE, (n + 1) * KEYS_AT_ONCE),
      );
      const found = await Promise.all(
        pages.map((page) => kv.get<ItemLessons>(page, { type: 'json', cacheTtl: LESSONS_CACHE_S })),
      );
      return pages.flatMap((page, n) => page.flatMap((key) => found[n]?.get(key) ?? []));
    },
    put: (site, lessons) =>
      kv.put(keyOf(site, lessons.item), JSON.stringify(lessons), { expirationTtl: LESSONS_TTL_S }),
  };
}

export function memoryLessons(): LessonsStore {
  const stored = new Map<string, string>();
  return {
    get: async (site, ids) =>
      [...new Set(ids)].flatMap((id) => {
        const json = stored.get(keyOf(site, id));
        return json === undefined ? [] : (JSON.parse(json) as ItemLessons);
      }),
    put: async (site, lessons) => void stored.set(keyOf(site, lessons.item), JSON.stringify(lessons)),
  };
}

/** KV takes keys of up to 512 bytes; an id is 100 UTF-16 units at most, of 3 bytes each. */
function keyOf(site: string, item: string): string {
  return `lessons/${site}/${item}`;
}
