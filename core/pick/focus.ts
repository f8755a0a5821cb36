import { known, type Picked, type PickInput } from './picked.ts';
import { rankFocus } from './rank-focus.ts';

/** What this visitor is on about. What the catalogue no longer has gives way to the next. */
export function focus({ profile, context, catalog, count }: PickInput): Picked {
  const ids = rankFocus(profile, context).map(({ item }) => item);
  if (ids.length === 0) return { lacks: 'This visitor is not on about anything yet.' };
  const items = known(catalog, ids).slice(0, count);
  return items.length > 0 ? { items } : { lacks: 'What this visitor is on about is not in the catalogue.' };
}
