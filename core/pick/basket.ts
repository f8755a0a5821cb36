import { basketOf } from '../profile/basket-of.ts';
import { known, type Picked, type PickInput } from './picked.ts';

/** What is in the basket, in the basket's order. Lines the catalogue does not know are counted, not shown. */
export function basket({ profile, catalog }: Pick<PickInput, 'profile' | 'catalog'>): Picked {
  if (profile === null) return { lacks: 'Nobody is known here, so no basket is.' };
  const lines = basketOf(profile);
  if (lines.length === 0) return { lacks: 'The basket is empty.', lines };
  const items = known(catalog, [...new Set(lines.map((line) => line.item))]);
  return items.length > 0
    ? { items, lines, why: () => 'It is in your basket.' }
    : { lacks: 'Nothing that is in the basket is in the catalogue.', lines };
}
