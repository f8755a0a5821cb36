import type { Env } from '../env.ts';
import type { LearningItem, LearningItems } from '../ports.ts';
import { itemObjectName } from './item-name.ts';

/** Items in their Durable Objects. A call that fails is the queue's to repeat. */
export function durableItems({ ITEM }: Pick<Env, 'ITEM'>): LearningItems {
  return {
    // A stub for each call, because one is dead after an exception (developers.cloudflare.com/durable-objects/best-practices/error-handling).
    of: (site, item): LearningItem => ({
      async learn(facts) {
        await ITEM.getByName(itemObjectName(site, item)).learn(facts);
      },
    }),
  };
}
