import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryEvent, arbitraryEvents, profileFrom, reordered } from './arbitrary-events.laws.ts';
import { foldAll, keysOf, type Memory } from './fold-all.ts';
import { fold } from './fold.ts';
import { newProfile } from './profile.ts';
import { totals } from './totals.ts';

const nobody = (): Memory => ({ profile: newProfile('anna'), seen: new Set() });

test('folding the same event twice changes nothing', () => {
  fc.assert(
    fc.property(arbitraryEvents(), (events) => {
      const once = foldAll(nobody(), events);
      const again = foldAll({ profile: once.profile, seen: new Set(once.keys) }, events);
      expect(again.profile).toEqual(once.profile);
      expect(again.keys).toEqual([]);
      expect(again.repeated).toEqual(events.map((event) => event.id));
    }),
  );
});

test('any order of the same events, some of them sent again, gives the same profile', () => {
  fc.assert(
    fc.property(reordered(), ([events, shuffled]) => {
      expect(profileFrom(shuffled)).toEqual(profileFrom(events));
    }),
  );
});

test('the order does not matter to fold itself even past the bounds, for it never forgets', () => {
  fc.assert(
    fc.property(reordered(60), ([events, shuffled]) => {
      const inOrder = events.reduce((profile, event) => fold(profile, event), newProfile('anna'));
      const once = shuffled.slice(0, events.length);
      expect(once.reduce((profile, event) => fold(profile, event), newProfile('anna'))).toEqual(inOrder);
    }),
    { numRuns: 40 },
  );
});

test('batches of any size add up to the same', () => {
  fc.assert(
    fc.property(arbitraryEvents(), fc.nat(24), (events, cut) => {
      const first = foldAll(nobody(), events.slice(0, cut));
      const second = foldAll({ profile: first.profile, seen: new Set(first.keys) }, events.slice(cut));
      expect(second.profile).toEqual(profileFrom(events));
      expect([...first.folded, ...second.folded]).toEqual(events.map((event) => event.id));
    }),
  );
});

test('every event is counted once, and every transaction once', () => {
  fc.assert(
    fc.property(reordered(), ([events, shuffled]) => {
      const purchases = events.filter((event) => event.name === 'purchase');
      const counts = totals(profileFrom(shuffled));
      expect(counts.events).toBe(events.length);
      expect(counts.views).toBe(events.filter((event) => event.name === 'view_item').length);
      expect(counts.carts).toBe(events.filter((event) => event.name === 'add_to_cart').length);
      expect(counts.pages).toBe(events.filter((event) => event.name === 'page_view').length);
      expect(counts.purchases).toBe(new Set(purchases.map((event) => event.params.transaction_id)).size);
    }),
  );
});

test('a profile reaches from its first event to its last', () => {
  fc.assert(
    fc.property(arbitraryEvents(), (events) => {
      const times = events.map((event) => event.at);
      const { first, last } = profileFrom(events);
      expect([first, last]).toEqual(events.length === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)]);
    }),
  );
});

test('what was spent is the sum of the orders', () => {
  fc.assert(
    fc.property(arbitraryEvents(), (events) => {
      const profile = profileFrom(events);
      const spent: Record<string, number> = {};
      for (const { currency, value } of profile.orders) spent[currency] = (spent[currency] ?? 0) + value;
      const nonZero = Object.fromEntries(Object.entries(spent).filter(([, sum]) => sum !== 0));
      expect(totals(profile).spent).toEqual(nonZero);
    }),
  );
});

test('fold leaves the profile that it was given as it was', () => {
  fc.assert(
    fc.property(arbitraryEvents(8), arbitraryEvent(), (events, event) => {
      const profile = profileFrom(events);
      const before = JSON.stringify(profile);
      fold(profile, event);
      expect(JSON.stringify(profile)).toBe(before);
    }),
  );
});

test('a profile survives JSON', () => {
  fc.assert(
    fc.property(arbitraryEvents(), (events) => {
      const profile = profileFrom(events);
      expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    }),
  );
});

test('an id in other letters is the same id, as RFC 9562 has it', () => {
  fc.assert(
    fc.property(arbitraryEvent(), (event) => {
      expect(keysOf({ ...event, id: event.id.toUpperCase() })).toEqual(keysOf(event));
    }),
  );
});
