import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryEvent, arbitraryEvents, arbitraryProfile, profileFrom } from './arbitrary-events.laws.ts';
import { foldAll } from './fold-all.ts';
import { fold } from './fold.ts';
import { merge, writtenBy } from './merge.ts';
import { newProfile, type Profile } from './profile.ts';

/** Two devices that knew the same and went on each for itself, under the same origin or under two. */
const forked: fc.Arbitrary<[Profile, Profile]> = fc
  .tuple(arbitraryEvents(12), arbitraryEvents(8), arbitraryEvents(8), fc.constantFrom('anna', 'berta'))
  .map(([shared, here, there, other]) => {
    const prefix = foldAll({ profile: newProfile('anna'), seen: new Set() }, shared);
    const seen = new Set(prefix.keys);
    return [
      foldAll({ profile: prefix.profile, seen }, here).profile,
      foldAll({ profile: writtenBy(prefix.profile, other), seen }, there).profile,
    ];
  });
const any: fc.Arbitrary<Profile> = fc.oneof(
  arbitraryProfile(),
  forked.map(([profile]) => profile),
  forked.map(([, profile]) => profile),
  forked.map(([a, b]) => merge(a, b)),
);

/** Strangers, and two who had something in common. */
const pair = fc.oneof(fc.tuple(any, any), forked);

test('merge is idempotent', () => {
  fc.assert(
    fc.property(any, (a) => {
      expect(merge(a, a)).toEqual(a);
    }),
  );
});

test('merge is commutative', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(merge(a, b)).toEqual(merge(b, a));
    }),
  );
});

test('merge is associative', () => {
  fc.assert(
    fc.property(pair, any, ([a, b], c) => {
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
    }),
  );
});

test('merging what one already holds changes nothing', () => {
  fc.assert(
    fc.property(any, any, (a, b) => {
      const both = merge(a, b);
      expect(merge(both, a)).toEqual(both);
      expect(merge(b, both)).toEqual(both);
    }),
  );
});

test('a new profile is neutral', () => {
  fc.assert(
    fc.property(any, fc.constantFrom('anna', 'aaa', 'zoe'), (profile, origin) => {
      // Of two that know nothing, one must give its name.
      fc.pre(profile.first !== 0 || profile.origin === origin);
      expect(merge(newProfile(origin), profile)).toEqual(profile);
      expect(merge(profile, newProfile(origin))).toEqual(profile);
    }),
  );
});

test('folding after a merge is the same as merging after the fold', () => {
  // Of one origin: the event's visit and transaction are not the other's.
  fc.assert(
    fc.property(
      arbitraryEvents(12),
      arbitraryEvents(12, 'other-'),
      arbitraryEvent(),
      (mine, theirs, event) => {
        const a = profileFrom(mine, 'anna');
        const b = profileFrom(theirs, 'berta');
        const mergedFirst = fold(writtenBy(merge(a, b), 'anna'), event);
        const foldedFirst = merge(fold(a, event), b);
        expect(mergedFirst).toEqual(writtenBy(foldedFirst, 'anna'));
      },
    ),
  );
});

test('a copy that lags behind adds nothing to the one that went on', () => {
  fc.assert(
    fc.property(arbitraryEvents(12), arbitraryEvents(12), (before, after) => {
      const early = foldAll({ profile: newProfile('anna'), seen: new Set() }, before);
      const late = foldAll({ profile: early.profile, seen: new Set(early.keys) }, after).profile;
      expect(merge(early.profile, late)).toEqual(late);
    }),
  );
});

test('the origin is the identity that was there earlier, and writtenBy gives a writer its own back', () => {
  const early = { ...newProfile('berta'), first: 1, last: 1 };
  const late = { ...newProfile('anna'), first: 2, last: 2 };
  expect(merge(late, early).origin).toBe('berta');
  expect(writtenBy(merge(late, early), 'anna').origin).toBe('anna');
});
