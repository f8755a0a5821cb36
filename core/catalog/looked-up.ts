import type { ItemLessons } from '../lessons/item-lessons.ts';
import type { CatalogItem, CatalogLookup } from './item.ts';

/** All that was asked of a catalogue, each once, with what it had; a part that is missing was not asked of. */
export interface LookedUp {
  items?: Map<string, CatalogItem | undefined>;
  categories?: Map<string, readonly CatalogItem[]>;
  /** By category; '' is the whole shop. */
  popular?: Map<string, readonly CatalogItem[]>;
  lessons?: Map<string, ItemLessons | undefined>;
  /** What others had looked up and made something of that is used here too. */
  restsOn?: Set<LookedUp>;
}

/** A look-up that takes down in `looked` what is asked of it. Hundreds are made a decision, and most are asked one thing. */
export function takingDown(
  { item, category, popular, lessons }: CatalogLookup,
  looked: LookedUp,
  shared: CatalogLookup['shared'],
): CatalogLookup {
  const taking: CatalogLookup = {
    item(id) {
      const found = item(id);
      (looked.items ??= new Map()).set(id, found);
      return found;
    },
    category(name) {
      const found = category(name);
      (looked.categories ??= new Map()).set(name, found);
      return found;
    },
    popular(name = '') {
      const found = popular(name);
      (looked.popular ??= new Map()).set(name, found);
      return found;
    },
    lessons(id) {
      const found = lessons(id);
      (looked.lessons ??= new Map()).set(id, found);
      return found;
    },
    restsOn(other) {
      (looked.restsOn ??= new Set()).add(other);
    },
  };
  if (shared !== undefined) taking.shared = shared;
  return taking;
}

/** The same with all that it rests on, and that rests on, in one. */
export function withAllBelow(looked: LookedUp): Required<Omit<LookedUp, 'restsOn'>> {
  const all = { items: new Map(), categories: new Map(), popular: new Map(), lessons: new Map() };
  const met = new Set<LookedUp>();
  const add = (each: LookedUp): void => {
    if (met.has(each)) return;
    met.add(each);
    each.items?.forEach((found, id) => all.items.set(id, found));
    each.categories?.forEach((found, name) => all.categories.set(name, found));
    each.popular?.forEach((found, name) => all.popular.set(name, found));
    each.lessons?.forEach((found, id) => all.lessons.set(id, found));
    each.restsOn?.forEach(add);
  };
  add(looked);
  return all;
}
