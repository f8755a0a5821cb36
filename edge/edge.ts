import { createTokenCache } from './auth/token-cache.ts';
import type { TokenCache } from './auth/token-cache.ts';
import { createCatalogCache } from './decision/catalog-cache.ts';
import type { CatalogCache } from './decision/catalog-cache.ts';
import { createHealthCounter } from './health/health-counter.ts';
import type { HealthCounter } from './health/health-counter.ts';
import { createLearnedCache } from './learning/learned-cache.ts';
import type { LearnedCache } from './learning/learned-cache.ts';
import { createKept } from './decision/worth-keeping.ts';
import type { Kept } from './decision/worth-keeping.ts';
import { createPlanCache } from './decision/plan-cache.ts';
import type { PlanCache } from './decision/plan-cache.ts';
import { createKeyring } from './credential/keyring.ts';
import type { Keyring } from './credential/keyring.ts';
import { tellingFaults } from './store-fault.ts';
import type { World } from './world.ts';

/** The world, and what this isolate holds of it between requests. */
export interface Edge {
  world: World;
  keyring: Keyring;
  plans: PlanCache;
  catalog: CatalogCache;
  tokens: TokenCache;
  learned: LearnedCache;
  kept: Kept;
  health: HealthCounter;
}

export function createEdge(real: World): Edge {
  const world = tellingFaults(real);
  return {
    world,
    keyring: createKeyring(world.settings.signingKeys),
    plans: createPlanCache(world),
    catalog: createCatalogCache(world),
    tokens: createTokenCache(world),
    learned: createLearnedCache(world),
    kept: createKept(),
    health: createHealthCounter(world),
  };
}
