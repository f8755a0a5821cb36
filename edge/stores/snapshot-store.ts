import type { Profile } from '#core';
import type { SnapshotStore } from '../ports.ts';

/** A snapshot outlives the credential that leads to it by nothing: browsers keep a cookie 400 days at most (RFC 6265bis, 5.5). */
const SNAPSHOT_TTL_S = 400 * 86_400;
/** The least that KV takes. A deleted snapshot may be read for this long where it was read just before; so may a miss. */
const SNAPSHOT_CACHE_S = 30;

export function kvSnapshots(kv: KVNamespace): SnapshotStore {
  return {
    async get(site, visitor) {
      return kv.get<Profile>(keyOf(site, visitor), { type: 'json', cacheTtl: SNAPSHOT_CACHE_S });
    },
    put: (site, visitor, profile) =>
      kv.put(keyOf(site, visitor), JSON.stringify(profile), { expirationTtl: SNAPSHOT_TTL_S }),
    delete: (site, visitor) => kv.delete(keyOf(site, visitor)),
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
  };
}

function keyOf(site: string, visitor: string): string {
  return `profile/${site}/${visitor}`;
}
