import type { Learned } from '#core';
import * as v from 'valibot';
import type { LearnedStore } from '../ports.ts';

/** Learned anew every minute while anything happens; a site that nobody visits for so long begins again from its plan. */
const LEARNED_TTL_S = 90 * 86_400;
/** The least that KV takes (developers.cloudflare.com/kv/api/read-key-value-pairs). */
const LEARNED_CACHE_S = 30;

/** What bandits have learned, at rest: one value a site, beside the lessons of items, whose keys begin otherwise. */
export function kvLearned(kv: KVNamespace): LearnedStore {
  return {
    get: async (site) => readLearned(await kv.get(keyOf(site), { type: 'json', cacheTtl: LEARNED_CACHE_S })),
    put: (site, learned) => kv.put(keyOf(site), JSON.stringify(learned), { expirationTtl: LEARNED_TTL_S }),
  };
}

export function memoryLearned(): LearnedStore {
  const stored = new Map<string, string>();
  return {
    get: async (site) => JSON.parse(stored.get(site) ?? 'null') as Learned | null,
    put: async (site, learned) => void stored.set(site, JSON.stringify(learned)),
  };
}

/** Another version of the worker may have written it: what this one cannot use is as if it had not been learned. */
function readLearned(stored: unknown): Learned | null {
  return v.is(learnedSchema, stored) ? (stored as Learned) : null;
}

const beliefs = v.record(
  v.string(),
  v.object({ alpha: v.number(), beta: v.number(), value: v.number(), valueSd: v.number() }),
);
const learnedSchema = v.object({
  at: v.number(),
  slots: v.record(
    v.string(),
    v.object({ goal: v.string(), whole: beliefs, segments: v.record(v.string(), beliefs) }),
  ),
  intent: v.optional(
    v.object({
      at: v.number(),
      session: v.object({ weights: v.record(v.string(), v.number()) }),
      signs: v.record(v.string(), v.object({ times: v.number() })),
    }),
  ),
});

function keyOf(site: string): string {
  return `learned/${site}`;
}
