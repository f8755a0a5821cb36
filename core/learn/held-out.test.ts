import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldOut } from './held-out.ts';

const visitors = Array.from({ length: 20_000 }, (_, n) => `v-${n}`);
const share = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);

test('raising a holdout only adds visitors to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), share, share, (visitor, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (siteHoldout: number) => heldOut({ visitor, slot: 'hero', siteHoldout, slotHoldout: 0 }).by;
      return at(low) === null || at(high) !== null;
    }),
  );
});

test('whoever is on a side stays there while chance decides, with the chance they were put there by', () => {
  const inside = share.filter((each) => each > 0 && each < 1);
  const side = fc.record({ share: inside, held: fc.constant(true as const) }, { requiredKeys: ['share'] });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), inside, inside, side, side, (visitor, site, slot, a, b) => {
      const known = { site: a, slot: b };
      const found = heldOut({ visitor, slot: 'hero', siteHoldout: site, slotHoldout: slot, sides: known });
      expect(found).toMatchObject({ site: a.share, slot: b.share });
      expect(found.by).toBe(a.held ? 'site' : b.held ? 'slot' : null);
    }),
  );
});

test('a holdout of none or of all is a decision for everybody, whatever side they were on', () => {
  const out = { share: 0.5, held: true as const };
  const at = (siteHoldout: number, slotHoldout: number) =>
    heldOut({ visitor: 'v-1', slot: 'hero', siteHoldout, slotHoldout, sides: { site: out, slot: out } });
  expect(at(0, 0)).toEqual({ by: null, share: 0, site: 0, slot: 0 });
  expect(at(0, 0.1)).toMatchObject({ by: 'slot', share: 0.5 });
  const shown = { share: 0.5 };
  const all = { visitor: 'v-1', slot: 'hero', siteHoldout: 1, slotHoldout: 0, sides: { site: shown } };
  expect(heldOut(all)).toMatchObject({ by: 'site', share: 1 });
});

test('the share held out is the share asked for, within four standard errors', () => {
  const out = visitors.filter(
    (visitor) => heldOut({ visitor, slot: 'hero', siteHoldout: 0.1, slotHoldout: 0.2 }).by !== null,
  );
  const expected = 0.28;
  const error = Math.sqrt((expected * (1 - expected)) / visitors.length);
  expect(Math.abs(out.length / visitors.length - expected)).toBeLessThan(4 * error);
});

test('the site holds the same visitors out of every slot', () => {
  for (const visitor of visitors.slice(0, 500)) {
    const at = (slot: string) => heldOut({ visitor, slot, siteHoldout: 0.3, slotHoldout: 0 }).by;
    expect(at('hero')).toBe(at('chat'));
  }
});

test('nobody is held out by none, everybody by all', () => {
  expect(heldOut({ visitor: 'v-1', slot: 'hero', siteHoldout: 0, slotHoldout: 0 }).by).toBeNull();
  expect(heldOut({ visitor: 'v-1', slot: 'hero', siteHoldout: 1, slotHoldout: 0 }).by).toBe('site');
  expect(heldOut({ visitor: '', slot: 'hero', siteHoldout: 0.9, slotHoldout: 0.9 })).toMatchObject({
    by: null,
    share: 0,
  });
  expect(heldOut({ visitor: '', slot: 'hero', siteHoldout: 0, slotHoldout: 1 })).toMatchObject({
    by: 'slot',
    share: 1,
  });
});
