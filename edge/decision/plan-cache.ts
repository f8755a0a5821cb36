import { readPlan } from '#core';
import type { Plan } from '#core';
import { createLru } from '../cache/lru.ts';
import type { LivePlan } from '../ports.ts';
import type { World } from '../world.ts';

/** How long a plan goes unasked: what is published elsewhere is in force here seconds later. */
export const PLAN_FRESH_MS = 3000;
/** Older than this, an answer waits for the store's word rather than go by a plan of some minutes ago. */
export const PLAN_STALE_MS_MAX = 60_000;
/** A store that hangs is waited for no longer than that: a page hides its slots for 250 ms (`data-wait`). */
const PLAN_WAIT_MS_MAX = 150;
/** A refresh whose request was cancelled never ends; after this long another one starts. */
const REFRESH_MS_MAX = 10_000;
/** A plan parsed is some hundred KB at most; 200 sites fit an isolate's 128 MB with room to spare. */
const SITES_MAX = 200;
/** How far back to look for one that can be read, on an isolate that has none in force yet. */
const VERSIONS_TRIED_MAX = 5;

export interface PlanInForce {
  plan: Plan;
  version: number;
}

export interface PlanCache {
  /** null: nothing is published for that site. */
  get(site: string): Promise<PlanInForce | null>;
  /** Whether a plan is at hand, so that `get` need not wait for the store. */
  holds(site: string): boolean;
  /** What this isolate itself has just published. */
  put(site: string, inForce: PlanInForce): void;
}

interface Held {
  inForce: PlanInForce | null;
  /** The version last looked at, whether it could be read or not. */
  version: number;
  checkedAt: number;
  refreshingSince?: number;
}

/*
 * No promise is kept for another request to wait on: workerd ties I/O to the request that began it, and a
 * cancelled one would leave the others waiting for ever. Only values are shared.
 */
export function createPlanCache(
  world: Pick<World, 'plans' | 'now' | 'sleep' | 'waitUntil' | 'log'>,
): PlanCache {
  const held = createLru<string, Held>(SITES_MAX);
  /** Names that no plan is published for, apart: whoever makes names up must not drive the plans out. */
  const unknown = createLru<string, Held>(SITES_MAX);

  async function refresh(site: string, before: Held | undefined): Promise<PlanInForce | null> {
    const version = await world.plans.liveVersion(site);
    const inForce = before?.version === version ? before.inForce : await newest(site, version, before);
    if (!inForce) held.delete(site);
    (inForce ? held : unknown).set(site, { inForce, version, checkedAt: world.now() });
    return inForce;
  }

  async function newest(
    site: string,
    version: number,
    before: Held | undefined,
  ): Promise<PlanInForce | null> {
    if (version === 0) return null;
    const read = parse(site, await world.plans.live(site));
    if (read || before?.inForce) return read ?? before?.inForce ?? null;
    for (const older of (await world.plans.versions(site)).slice(1, 1 + VERSIONS_TRIED_MAX)) {
      const found = parse(site, await world.plans.version(site, older.version));
      if (found) return found;
    }
    return null;
  }

  function parse(site: string, live: LivePlan | null): PlanInForce | null {
    if (!live) return null;
    const read = readPlan(live.document);
    if (read.ok && read.value.site === site) return { plan: read.value, version: live.version };
    world.log({
      what: 'plan_unreadable',
      site,
      version: live.version,
      code: read.ok ? 'wrong_site' : read.errors[0]?.code,
    });
    return null;
  }

  return {
    async get(site) {
      const now = world.now();
      const entry = held.get(site) ?? unknown.get(site);
      const age = entry ? now - entry.checkedAt : Infinity;
      if (!entry) return refresh(site, undefined);
      if (age > PLAN_STALE_MS_MAX) {
        const refreshed = refresh(site, entry).catch((error: unknown) => {
          world.log({ what: 'plan_refresh_failed', site, error: String(error) });
          return entry.inForce;
        });
        world.waitUntil(refreshed);
        return Promise.race([refreshed, world.sleep(PLAN_WAIT_MS_MAX).then(() => entry.inForce)]);
      }
      if (age > PLAN_FRESH_MS && now - (entry.refreshingSince ?? -Infinity) > REFRESH_MS_MAX) {
        entry.refreshingSince = now;
        world.waitUntil(
          refresh(site, entry).catch((error: unknown) => {
            world.log({ what: 'plan_refresh_failed', site, error: String(error) });
          }),
        );
      }
      return entry.inForce;
    },
    holds: (site) => held.get(site) !== undefined,
    put(site, inForce) {
      held.set(site, { inForce, version: inForce.version, checkedAt: world.now() });
    },
  };
}
