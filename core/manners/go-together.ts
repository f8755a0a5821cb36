import type { CatalogItem } from '../catalog/item.ts';

type Part = Pick<CatalogItem, 'id' | 'groupId' | 'goesWith'>;

/** Whether the feed says of one of two items that it goes with the other. */
export function goTogether(a: Part, b: Part): boolean {
  return names(a, b) || names(b, a);
}

function names({ goesWith }: Part, { id, groupId }: Part): boolean {
  if (goesWith === undefined) return false;
  return goesWith.includes(id) || (groupId !== undefined && goesWith.includes(groupId));
}
