import type { Learned } from '#core';
import { createHeldCache, type Ages } from '../cache/held-cache.ts';
import type { World } from '../world.ts';

/** Bandits learn every minute at most. While the store does not answer, what is held serves for ten. */
const LEARNED_AGES: Ages = { freshMs: 30_000, staleMsMax: 600_000 };
const SITES_MAX = 200;
/** The one value of a site. */
const ALL = 'all';

export interface LearnedCache {
  /**
   * What the site's bandits have learned, if it is there within `waitMs`; of a store that fails, nothing. The same object until it is
   * read again, since what is made from it is kept by it.
   */
  inTime(site: string, waitMs: number): Promise<Learned | undefined>;
}

/** What bandits have learned, in the isolate. */
export function createLearnedCache(
  world: Pick<World, 'learned' | 'now' | 'sleep' | 'waitUntil' | 'log'>,
): LearnedCache {
  const failed = (site: string, error: unknown) =>
    world.log({ what: 'learned_failed', site, error: String(error) });
  const cache = createHeldCache<Learned | null>(
    { now: () => world.now(), waitUntil: (promise) => world.waitUntil(promise), failed },
    SITES_MAX,
    LEARNED_AGES,
    async (site) => new Map([[ALL, await world.learned.get(site)]]),
  );

  return {
    async inTime(site, waitMs) {
      const found = cache.find(site, [ALL]).then(
        (values) => values.get(ALL) ?? undefined,
        (error: unknown) => failed(site, error),
      );
      world.waitUntil(found);
      return (await Promise.race([found, world.sleep(waitMs)])) ?? undefined;
    },
  };
}
