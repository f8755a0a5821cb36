import type { CatalogLookup } from './item.ts';

/**
 * What is made once for all slots of a request, though each slot notes for its own record what it rests on:
 *
 *   slot 1   once(…) ── made through a look-up that notes what is asked ──▶ kept: value, names asked for
 *   slot 2   once(…) ── kept already ──▶ the value; and slot 2's look-up is asked for the same names
 *
 * Of one plan, visitor and moment: `momentOf` begins a new one.
 */
export interface Shared {
  made: Map<object, Map<unknown, Made>>;
}

/** A value with what it was made from. */
export interface Made {
  value: unknown;
  /** Asks another look-up for all that was asked of this one. */
  askAgain(catalog: CatalogLookup): void;
}

export function sharing(catalog: CatalogLookup): CatalogLookup {
  return { ...catalog, shared: { made: new Map() } };
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
  const byKey = shared.made.get(maker) ?? new Map<unknown, Made>();
  const before = byKey.get(key);
  if (before !== undefined) {
    catalog.restsOn?.(before);
    return before.value as T;
  }
  const asked: ((catalog: CatalogLookup) => void)[] = [];
  const value = make(listening(catalog, asked));
  const made: Made = {
    value,
    askAgain(other) {
      for (const ask of asked) ask(other);
    },
  };
  byKey.set(key, made);
  shared.made.set(maker, byKey);
  return value;
}

/** Passes on to `catalog`, and takes down how to ask the same again; of one thing once. */
function listening(catalog: CatalogLookup, asked: ((catalog: CatalogLookup) => void)[]): CatalogLookup {
  const names = new Set<string>();
  const note = (name: string, ask: (catalog: CatalogLookup) => void) => {
    if (names.has(name)) return;
    names.add(name);
    asked.push(ask);
  };
  const { shared } = catalog;
  return {
    item(id) {
      note(`item ${id}`, (other) => void other.item(id));
      return catalog.item(id);
    },
    category(name) {
      note(`category ${name}`, (other) => void other.category(name));
      return catalog.category(name);
    },
    popular(category) {
      note(`popular ${category ?? ''}`, (other) => void other.popular(category));
      return catalog.popular(category);
    },
    lessons(id) {
      note(`lessons ${id}`, (other) => void other.lessons(id));
      return catalog.lessons(id);
    },
    ...(shared && { shared }),
    restsOn(made) {
      asked.push((other) => made.askAgain(other));
      catalog.restsOn?.(made);
    },
  };
}
