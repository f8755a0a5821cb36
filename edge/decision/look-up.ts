import { lookupOf, WANTED_ROUNDS_MAX, wantedBy } from '#core';
import type { CatalogLookup, Context, Found, Plan, Profile } from '#core';
import type { Edge } from '../edge.ts';
import { bothNames, countNames, newNames, NO_NAMES, PARTS, type Part } from './wanted-names.ts';

export interface LookUp {
  site: string;
  plan: Plan;
  slots: readonly string[];
  profile: Profile | null;
  context: Context;
}

export interface FoundInTime {
  catalog: CatalogLookup;
  /** Parts of which a store refused something: `catalog` may lack what is there. */
  failed: readonly Part[];
  /** Parts of which something had not come in time, as well. */
  late: readonly Part[];
}

const NOTHING: Found = { items: [], categories: {}, popular: {}, lessons: [] };
/** What orders teach only adds, and most of it is kept elsewhere (KV). */
const TAUGHT: ReadonlySet<Part> = new Set(['popular', 'lessons']);
/** ms that what leads on from the catalogue waits for what orders teach: to look twice at all that is asked costs some CPU. */
const TAUGHT_WAIT_MS = 5;
/** As many without what orders teach as with it, where that comes when the rest has been looked up. */
const ROUNDS_MAX = 2 * WANTED_ROUNDS_MAX;

/**
 * All of the catalogue that decisions will look at, as far as it is there within `waitMs`. Each round looks up what the last
 * one led to: an item, what goes with it, what that is. Every part comes by itself, and what has come is used, whatever the
 * others do.
 */
export async function lookUp(edge: Edge, asked: LookUp, waitMs: number): Promise<FoundInTime> {
  let [found, names] = [NOTHING, NO_NAMES];
  const failed = new Set<Part>();
  const underWay = new Map<Promise<void>, Part>();

  const begin = (part: Part, of: readonly string[]) => {
    const landing = look(edge, asked.site, part, of)
      .then((more) => void (found = joined(found, more)))
      .catch((error: unknown) => {
        failed.add(part);
        const what = TAUGHT.has(part) ? 'lessons_failed' : 'catalog_failed';
        edge.world.log({ what, site: asked.site, error: String(error) });
      })
      .then(() => void underWay.delete(landing));
    underWay.set(landing, part);
  };
  /** Begins to look up what was not asked for before; false where there is nothing. */
  const beginRound = (): boolean => {
    const more = newNames(wantedBy({ ...asked, catalog: lookupOf(found, asked.context.now) }), names);
    names = bothNames(names, more);
    for (const part of PARTS) if (more[part].length > 0) begin(part, more[part]);
    return countNames(more) > 0;
  };
  const goOn = async () => {
    for (let round = 2; underWay.size > 0; round++) {
      await untilCatalogue(edge, underWay);
      if (round > ROUNDS_MAX) return;
      // With nothing new to ask for, what is still under way may lead further when it comes.
      if (!beginRound() && underWay.size > 0) await Promise.race(underWay.keys());
    }
  };

  if (!beginRound()) return { catalog: lookupOf(found, asked.context.now), failed: [], late: [] };
  const finished = goOn().then(() => Promise.all(underWay.keys()));
  // What comes too late for this answer is at hand for the next.
  edge.world.waitUntil(finished);
  await Promise.race([finished, edge.world.sleep(waitMs)]);
  return {
    catalog: lookupOf(found, asked.context.now),
    failed: [...failed],
    late: [...new Set(underWay.values())],
  };
}

/** Until all is there; or the catalogue's own, and what orders teach has had a moment. */
async function untilCatalogue(edge: Edge, underWay: ReadonlyMap<Promise<void>, Part>): Promise<void> {
  const own = [...underWay].flatMap(([landing, part]) => (TAUGHT.has(part) ? [] : [landing]));
  const all = Promise.all(underWay.keys());
  const enough = Promise.all(own).then(() =>
    underWay.size > 0 ? edge.world.sleep(TAUGHT_WAIT_MS) : undefined,
  );
  await Promise.race([all, enough]);
}

async function look({ catalog }: Edge, site: string, part: Part, of: readonly string[]) {
  switch (part) {
    case 'items':
      return { items: await catalog.items(site, of) };
    case 'categories':
      return { categories: await catalog.categories(site, of) };
    case 'popular':
      return { popular: await catalog.popular(site, of) };
    case 'lessons':
      return { lessons: await catalog.lessons(site, of) };
  }
}

function joined(found: Found, { items = [], categories, popular, lessons = [] }: Partial<Found>): Found {
  return {
    items: [...found.items, ...items],
    categories: { ...found.categories, ...categories },
    popular: { ...found.popular, ...popular },
    lessons: [...found.lessons, ...lessons],
  };
}
