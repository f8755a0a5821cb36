import type { World } from './world.ts';

/** A store or an object did not do what it was asked: not the caller's fault, and trying again makes sense. */
export class StoreFault extends Error {
  override name = 'StoreFault';
}

/** The same world, in which whatever a store or a visitor's object throws is a StoreFault. */
export function tellingFaults(world: World): World {
  return {
    ...world,
    snapshots: telling(world.snapshots),
    plans: telling(world.plans),
    catalog: telling(world.catalog),
    tokens: telling(world.tokens),
    lessons: telling(world.lessons),
    popular: telling(world.popular),
    health: telling(world.health),
    learned: telling(world.learned),
    outcomes: telling(world.outcomes),
    lessonQueue: telling(world.lessonQueue),
    visitors: { of: (site, visitor) => telling(world.visitors.of(site, visitor)) },
  };
}

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

function telling<T extends { [K in keyof T]: Calls[string] }>(store: T): T {
  return new Proxy(store, {
    get:
      (_, name) =>
      async (...args: never[]) => {
        try {
          return await store[name as keyof T](...args);
        } catch (error) {
          throw new StoreFault(String(error), { cause: error });
        }
      },
  });
}
