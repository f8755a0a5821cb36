import type { CatalogLookup } from './item.ts';
import { takingDown, type LookedUp } from './looked-up.ts';

/**
 * What is made once for all slots of a request, though each slot notes for its own record what it rests on:
 *
 *   slot 1   once(…) ── made through a look-up that takes down what is asked ──▶ kept: value, what was looked up
 *   slot 2   once(…) ── kept already ──▶ the value; and slot 2 rests on what was looked up for it
 *
 * Of one plan, visitor and moment: `momentOf` begins a new one.
 */
export interface Shared {
  /** The look-up that nobody listens to. */
  catalog: CatalogLookup;
  made: Map<object, Map<unknown, Made>>;
}

interface Made {
  value: unknown;
  looked: LookedUp;
}

export function sharing(catalog: CatalogLookup): CatalogLookup {
  return { ...catalog, shared: { catalog, made: new Map() } };
}

/**
 * The value that `make` gives, made once for each `maker` and `key`. A look-up that shares nothing makes it anew each time.
 *
 * @param make must ask the look-up that it is given, and no other
 */
export function once<T>(
  catalog: CatalogLookup,
  maker: object,
  key: unknown,
  make: (catalog: CatalogLookup) => T,
): T {
  const { shared } = catalog;
  if (shared === undefined) return make(catalog);
  let byKey = shared.made.get(maker);
  if (byKey === undefined) shared.made.set(maker, (byKey = new Map<unknown, Made>()));
  let made = byKey.get(key);
  if (made === undefined) {
    const looked: LookedUp = {};
    made = { value: make(takingDown(shared.catalog, looked, shared)), looked };
    byKey.set(key, made);
  }
  catalog.restsOn?.(made.looked);
  return made.value as T;
}
