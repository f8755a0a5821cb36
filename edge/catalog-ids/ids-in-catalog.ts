import { idPattern, resolveAsk } from '#core';
import type { Plan } from '#core';
import type { Edge } from '../edge.ts';
import { ASKS_MAX, findItems } from './find-items.ts';

/**
 * What the catalogue calls what a shop's export calls otherwise; ids that it lacks, and all of them where it does not answer, are
 * not there. Of a group it is the first to be had: nobody waits, and nobody is known.
 */
export async function idsInCatalog(
  { catalog, world }: Edge,
  site: string,
  plan: Pick<Plan, 'ids'> | undefined,
  ids: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const called = new Map<string, string>();
  const patterns = [plan?.ids.page ?? []].flat().map(idPattern);
  try {
    if (await catalog.isEmpty(site)) return called;
    const asks = [...ids].map((id) => ({ id }));
    for (let from = 0; from < asks.length; from += ASKS_MAX) {
      const some = asks.slice(from, from + ASKS_MAX);
      const found = await findItems(catalog, site, some, patterns);
      for (const ask of some) {
        const resolved = resolveAsk(ask, patterns, found, () => []);
        if (resolved.kind === 'found') called.set(ask.id, resolved.item.id);
      }
    }
  } catch (error) {
    world.log({ what: 'catalog_failed', site, error: String(error) });
  }
  return called;
}
