import type { Edge } from '../edge.ts';

/**
 * After a change of the signing key a customer has another id. What was kept under the former one is joined into it, or, where
 * it was erased, keeps the new one empty too. Costs a call for each former key, while there is one.
 */
export async function joinFormer(
  edge: Edge,
  site: string,
  person: string,
  former: readonly string[],
): Promise<void> {
  const { visitors } = edge.world;
  for (const id of former) {
    const joined = await visitors.of(site, id).join(person, { renamed: true });
    if ('erasedAt' in joined) await visitors.of(site, person).erase();
  }
}
