import { readProfile } from '#core';
import type { Profile } from '#core';
import type { SnapshotStore } from '../ports.ts';

/** A snapshot outlives the credential that leads to it by nothing: browsers keep a cookie 400 days at most (RFC 6265bis, 5.5). */
const SNAPSHOT_TTL_S = 400 * 86_400;
/** The least that KV takes. A deleted snapshot may be read for this long where it was read just before; so may a miss. */
const SNAPSHOT_CACHE_S = 30;

/** The most that one bulk read of KV takes (developers.cloudflare.com/kv/api/read-key-value-pairs). */
const BULK_KEYS_MAX = 100;

export function kvSnapshots(kv: KVNamespace): SnapshotStore {
  return {
    async get(site, visitor) {
      const stored = await kv.get<Profile>(keyOf(site, visitor), {
        type: 'json',
        cacheTtl: SNAPSHOT_CACHE_S,
      });
      return stored && readProfile(stored);
    },
    put: (site, visitor, profile) =>
      kv.put(keyOf(site, visitor), JSON.stringify(profile), { expirationTtl: SNAPSHOT_TTL_S }),
    delete: (site, visitor) => kv.delete(keyOf(site, visitor)),
    async sample(site, max) {
      // KV takes a limit of 0 for none at all.
      if (max === 0) return [];
      const prefix = keyOf(site, '');
      // One page of keys, 1,000 at most. Ids are random, so any stretch of their order is a fair sample.
      const { keys } = await kv.list({ prefix, limit: max });
      const found: { visitor: string; profile: Profile }[] = [];
      for (let from = 0; from < keys.length; from += BULK_KEYS_MAX) {
        const names = keys.slice(from, from + BULK_KEYS_MAX).map(({ name }) => name);
        for (const [name, profile] of await kv.get<Profile>(names, {
          type: 'json',
          cacheTtl: SNAPSHOT_CACHE_S,
        }))
          if (profile !== null)
            found.push({ visitor: name.slice(prefix.length), profile: readProfile(profile) });
      }
      return found;
    },
  };
}

export function memorySnapshots(): SnapshotStore {
  const profiles = new Map<string, string>();
  return {
    async get(site, visitor) {
      const json = profiles.get(keyOf(site, visitor));
      return json === undefined ? null : (JSON.parse(json) as Profile);
    },
    put: async (site, visitor, profile) => void profiles.set(keyOf(site, visitor), JSON.stringify(profile)),
    delete: async (site, visitor) => void profiles.delete(keyOf(site, visitor)),
    async sample(site, max) {
      const prefix = keyOf(site, '');
      return [...profiles]
        .filter(([name]) => name.startsWith(prefix))
        .slice(0, max)
        .map(([name, json]) => ({
          visitor: name.slice(prefix.length),
          profile: JSON.parse(json) as Profile,
        }));
    },
  };
}

function keyOf(site: string, visitor: string): string {
  return `profile/${site}/${visitor}`;
}
