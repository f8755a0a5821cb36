import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MANNERS } from '../manners/order.ts';
import { CATALOG, arbitraryWorld, ITEMS } from './arbitrary-worlds.laws.ts';
import { decideAll } from './decide-all.ts';
import { lookupOf } from './lookup-of.ts';
import { MANNER_CODES, NOT_SHOWN_CODES, SHOWN_CODES } from './reason.ts';
import { explain, replay } from './replay.ts';
import { wantedBy, WANTED_ROUNDS_MAX } from './wanted-by.ts';

/** All that is answered, and all that would be kept of it. */
function withRecords(world: Parameters<typeof decideAll>[0]) {
  const decided = decideAll(world);
  return { ...decided, records: decided.records.map(({ record }) => record()) };
}

test('replaying a record gives the decision and its explanation again, also after it was stored as JSON', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const { decisions, explanations, records } = withRecords(world);
      records.forEach((record, index) => {
        expect(replay(record, world.plan)).toEqual(decisions[index]);
        const stored = JSON.parse(JSON.stringify(record)) as typeof record;
        expect(replay(stored, world.plan)).toEqual(decisions[index]);
        expect(explain(stored, world.plan)).toEqual(explanations[index]);
      });
    }),
  );
});

test('what is wanted, asked for in rounds, is all that decisions ask of the catalogue', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      let catalog = lookupOf({});
      for (let round = 0; round < WANTED_ROUNDS_MAX; round++) {
        const wanted = wantedBy({ ...world, catalog });
        catalog = lookupOf({
          items: ITEMS.filter((item) => wanted.items.includes(item.id)),
          categories: Object.fromEntries(wanted.categories.map((name) => [name, CATALOG.category(name)])),
          popular: Object.fromEntries(wanted.popular.map((name) => [name, CATALOG.popular(name)])),
          lessons: wanted.lessons.flatMap((id) => CATALOG.lessons(id) ?? []),
        });
      }
      expect(withRecords({ ...world, catalog })).toEqual(withRecords(world));
    }),
  );
});

test('a decision that need not be explained is the same decision', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const brief = withRecords({ ...world, explaining: false });
      const whole = decideAll(world);
      expect(brief.decisions).toEqual(whole.decisions);
      brief.records.forEach((record, index) => {
        expect(replay(record, world.plan)).toEqual(whole.decisions[index]);
        expect(explain(record, world.plan, world.catalog)).toEqual(whole.explanations[index]);
      });
    }),
  );
});

test('every slot asked for and every invitation is answered once', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const answered = decideAll(world).decisions.map(({ slot }) => slot);
      const invitations = Object.entries(world.plan.slots).filter(([, { kind }]) => kind === 'invitation');
      const expected = new Set([...world.slots, ...invitations.map(([name]) => name)]);
      expect([...answered].sort()).toEqual([...expected].sort());
    }),
  );
});

test('an explanation lists every variant with every manner in order', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      for (const { slot, candidates } of decideAll(world).explanations) {
        const variants = Object.hasOwn(world.plan.slots, slot) ? world.plan.slots[slot]?.variants : [];
        expect(candidates.map(({ variant }) => variant)).toEqual(variants?.map(({ id }) => id));
        for (const { verdicts } of candidates) {
          expect(verdicts.map(({ manner }) => manner)).toEqual(MANNERS.map(({ code }) => code));
        }
      }
    }),
  );
});

test('only what every manner allows is shown, and what is not shown carries no content', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const { decisions, explanations } = decideAll(world);
      decisions.forEach(({ action, variant, content, reason, kind, propensity }, index) => {
        const candidate = explanations[index]?.candidates.find((each) => each.variant === variant);
        const shown: readonly string[] = SHOWN_CODES;
        expect(shown.includes(reason.code)).toBe(action === 'show');
        expect(action === 'show').toBe(content !== undefined);
        expect(candidate?.allowed ?? false).toBe(action === 'show');
        expect([...SHOWN_CODES, ...NOT_SHOWN_CODES, ...MANNER_CODES]).toContain(reason.code);
        expect(reason.words).toMatch(/\.$/);
        if (action === 'hold') expect(kind).toBe('invitation');
        expect(propensity).toBeGreaterThanOrEqual(0);
        expect(propensity).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('two invitations are never given in one answer', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const given = decideAll(world).decisions.filter(
        (each) => each.kind === 'invitation' && each.action === 'show',
      );
      return given.length <= 1;
    }),
  );
});

test('the same request gives the same answer, and another seed other ids', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const ids = (seed: number) => decideAll({ ...world, seed }).decisions.map(({ id }) => id);
      expect(withRecords(world)).toEqual(withRecords(world));
      expect(ids(world.seed + 1).some((id) => ids(world.seed).includes(id))).toBe(false);
      for (const id of ids(world.seed)) expect(id).toMatch(/^[\w-]{1,40}$/);
    }),
  );
});

test('without consent the past changes nothing, and none of it is recorded', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const context = {
        ...world.context,
        consent: { personalization: 'denied' as const, analytics: 'granted' as const },
      };
      const decided = withRecords({ ...world, context });
      expect(decided).toEqual(withRecords({ ...world, context, profile: null }));
      for (const { profile } of decided.records) expect(profile).toBeNull();
    }),
  );
});

test('no filled link leads anywhere but to http(s), mail, telephone or the shop', () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const filled = JSON.stringify(decideAll(world).decisions.map(({ content }) => content ?? null));
      expect(filled).not.toMatch(/"(href|link|src|image)":"(?!https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?)/);
    }),
  );
});
