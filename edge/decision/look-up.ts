import { lookupOf, WANTED_ROUNDS_MAX, wantedBy } from '#core';
import type { CatalogLookup, Context, Found, Plan, Profile, Wanted } from '#core';
import type { Edge } from '../edge.ts';

const NOTHING: Found = { items: [], categories: {}, popular: {}, lessons: [] };

export interface LookUp {
  site: string;
  plan: Plan;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
}

/**
 * All of the catalogue that decisions will look at, as far as it is there within `waitMs`. Each round looks up what the last
 * one led to: an item, what goes with it, what that is.
 */
export async function lookUp(edge: Edge, asked: LookUp, waitMs: number): Promise<CatalogLookup> {
  let wanted = wantedWith(asked, lookupOf(NOTHING));
  if (sizeOf(wanted) === 0) return lookupOf(NOTHING);
  let found = NOTHING;
  const rounds = async () => {
    for (let round = 1; ; round++) {
      found = await edge.catalog.find(asked.site, wanted);
      if (round === WANTED_ROUNDS_MAX) return;
      // Together with what was asked for before: what is at hand may lead elsewhere instead of further, and as far in number.
      const more = together(wanted, wantedWith(asked, lookupOf(found)));
      if (sizeOf(more) === sizeOf(wanted)) return;
      wanted = more;
    }
  };
  const finished = rounds().catch((error: unknown) => {
    edge.world.log({ what: 'catalog_failed', site: asked.site, error: String(error) });
  });
  // What comes too late for this answer is at hand for the next.
  edge.world.waitUntil(finished);
  await Promise.race([finished, edge.world.sleep(waitMs)]);
  return lookupOf(found);
}

function wantedWith(asked: LookUp, catalog: CatalogLookup): Wanted {
  return wantedBy({ ...asked, catalog });
}

function together(a: Wanted, b: Wanted): Wanted {
  const both = (name: keyof Wanted) => [...new Set([...a[name], ...b[name]])];
  return {
    items: both('items'),
    categories: both('categories'),
    popular: both('popular'),
    lessons: both('lessons'),
  };
}

function sizeOf({ items, categories, popular, lessons }: Wanted): number {
  return items.length + categories.length + popular.length + lessons.length;
}
