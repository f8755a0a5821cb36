import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogLookup, Found } from '../catalog/item.ts';
import { lookupOf, noted } from '../decide/lookup-of.ts';
import { WANTED_ROUNDS_MAX } from '../decide/wanted-by.ts';
import { thingOf } from '../manners/thing-of.ts';
import { PICKS } from '../plan/plan-schema.ts';
import { inputOf, ITEMS, lessonsOf, shopOf, visitorOf } from './demo-shop.laws.ts';
import { pickAbout } from './pick-about.ts';
import type { PickInput } from './picked.ts';

const HERE = ITEMS.map(({ id }) => id);
const id = fc.constantFrom(...HERE, 'gone');
const ids = (maxLength: number) => fc.uniqueArray(id, { maxLength });
const days = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 4 });

const visitor = fc
  .record({
    bought: fc.dictionary(id, days, { maxKeys: 8 }),
    looked: fc.dictionary(id, days, { maxKeys: 8 }),
    basket: ids(6),
    back: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
  })
  .map(({ back, ...rest }) =>
    visitorOf({ ...rest, ...(back !== undefined && { fates: { [`o${back}`]: { returnedAt: 1 } } }) }),
  );
const taught = fc.record({
  item: id,
  together: ids(24),
  next: ids(12),
  gap: fc.option(
    fc.record({
      daysEarly: fc.integer({ min: 1, max: 365 }),
      days: fc.constant(365),
      n: fc.integer({ min: 0, max: 9 }),
    }),
    { nil: undefined },
  ),
});
const shop = fc
  .record({
    popular: fc.dictionary(fc.constantFrom('', 'Dresses', 'City trips', 'Supplies', 'Women'), ids(9)),
    lessons: fc.uniqueArray(taught, { selector: ({ item }) => item, maxLength: 12 }),
  })
  .map(({ popular, lessons }) => {
    const all = lessons.map(({ item, gap, ...rest }) => lessonsOf(item, { ...rest, ...(gap && { gap }) }));
    return shopOf({ popular, lessons: all });
  });
const input: fc.Arbitrary<PickInput> = fc
  .record({
    profile: fc.option(visitor, { nil: null }),
    catalog: shop,
    count: fc.integer({ min: 1, max: 20 }),
    itemId: fc.option(id, { nil: undefined }),
  })
  .map(({ itemId, ...rest }) => inputOf({ ...rest, ...(itemId !== undefined && { itemId }) }));
const pick = fc.constantFrom(...PICKS);

test('a pick gives 1 to `count` different items of the catalogue, or a sentence that says what it lacks', () => {
  fc.assert(
    fc.property(pick, input, (name, given) => {
      const picked = pickAbout({ pick: name }, given);
      if ('lacks' in picked) {
        expect(picked.lacks).toMatch(/^[A-Z][^.]*\.$/);
        return;
      }
      const found = picked.items.map((item) => item.id);
      expect(found.length).toBeGreaterThan(0);
      // The basket shows all of it: what is left out of a basket is missed.
      if (name !== 'basket') expect(found.length).toBeLessThanOrEqual(given.count);
      expect(new Set(found).size).toBe(found.length);
      for (const each of found) expect(HERE).toContain(each);
    }),
  );
});

test('every item that is picked has its sentence for the shopper, plain and calm', () => {
  fc.assert(
    fc.property(pick, input, (name, given) => {
      const picked = pickAbout({ pick: name }, given);
      if ('lacks' in picked) return;
      for (const item of picked.items) {
        const why = picked.why?.(item) ?? '';
        expect(why).toMatch(/^[A-Z].*[^.]\.$/);
        expect(why).not.toMatch(/!|undefined|NaN|Invalid/);
      }
    }),
  );
});

test('the same question has the same answer', () => {
  fc.assert(
    fc.property(pick, input, (name, given) => {
      const told = (again: PickInput) => {
        const picked = pickAbout({ pick: name }, again);
        return 'lacks' in picked ? picked.lacks : picked.items.map((item) => [item.id, picked.why?.(item)]);
      };
      // A new look-up, so that nothing kept from the first time answers.
      expect(told({ ...given, catalog: { ...given.catalog } })).toEqual(told(given));
    }),
  );
});

test('never the thing itself, in whatever colour, nor, of what goes with it, anything in the basket', () => {
  fc.assert(
    fc.property(fc.constantFrom('complements', 'similar', 'popular'), input, (name, given) => {
      const here = given.context.page.itemId;
      const picked = pickAbout({ pick: name }, given);
      if ('lacks' in picked) return;
      const base = here === undefined ? undefined : given.catalog.item(here);
      for (const item of picked.items) {
        if (base !== undefined) expect(thingOf(item)).not.toBe(thingOf(base));
        if (name === 'complements') {
          const basket = given.profile?.basket.map((op) => ('item' in op ? op.item : '')) ?? [];
          expect(basket).not.toContain(item.id);
        }
      }
    }),
  );
});

test('what comes next was never bought, and an experience that was done is never like another', () => {
  fc.assert(
    fc.property(fc.constantFrom('next', 'similar'), input, (name, given) => {
      const picked = pickAbout({ pick: name }, given);
      if ('lacks' in picked || given.profile === null) return;
      const isBack = Object.keys(given.profile.fates);
      for (const item of picked.items) {
        const buys = given.profile.bought[item.id] ?? [];
        if (name === 'next') expect(buys).toEqual([]);
        if (item.experience) expect(buys.filter(({ order }) => !isBack.includes(order))).toEqual([]);
      }
    }),
  );
});

test('looked up round by round, a pick finds what it finds in the whole catalogue', () => {
  fc.assert(
    fc.property(pick, input, (name, given) => {
      let catalog = lookupOf({});
      for (let round = 0; round < WANTED_ROUNDS_MAX; round++) {
        const asking = noted(catalog);
        pickAbout({ pick: name }, { ...given, catalog: asking });
        catalog = lookupOf(found(asking.asked(), given.catalog));
      }
      const told = (each: CatalogLookup) => {
        const picked = pickAbout({ pick: name }, { ...given, catalog: each });
        return 'lacks' in picked ? picked.lacks : picked.items.map((item) => item.id);
      };
      expect(told(catalog)).toEqual(told(given.catalog));
    }),
  );
});

function found(wanted: ReturnType<ReturnType<typeof noted>['asked']>, catalog: CatalogLookup): Found {
  const lists = <T>(names: string[], list: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [name, list(name)]));
  return {
    items: wanted.items.flatMap((each) => catalog.item(each) ?? []),
    categories: lists(wanted.categories, (name) => catalog.category(name)),
    popular: lists(wanted.popular, (name) => catalog.popular(name)),
    lessons: wanted.lessons.flatMap((each) => catalog.lessons(each) ?? []),
  };
}
