import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawOf, readDraw, type Draw } from './draw.ts';
import { ARMS, type Served } from './served.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const share = fc.record({ id: fc.string({ maxLength: 5 }), of: chance });
const draw: fc.Arbitrary<Required<Draw>> = fc.record({
  ...{ site: chance, slot: chance, share: chance, spared: chance },
  shares: fc
    .uniqueArray(share, { selector: ({ id }) => id, minLength: 2, maxLength: 5 })
    .map((all) => Object.fromEntries(all.map(({ id, of }) => [id, of]))),
});
const variantOf = (arm: Served['arm']) => ({ slot: 'hero', variant: 'a', arm });
const slotOf = { slot: 'hero', variant: '', arm: 'shown' } as const;
const site = { slot: '', variant: '', arm: 'shown' } as const;
const textOf = (of: Parameters<typeof drawOf>[0], told: Draw | undefined) =>
  drawOf(of, (told ? { draw: told } : {}) as Served);

test('the same chances are the same text, in whatever order and however they were reckoned', () => {
  fc.assert(
    fc.property(draw, fc.constantFrom(...ARMS), (told, arm) => {
      const turned = Object.fromEntries(Object.entries(told).toReversed()) as Required<Draw>;
      const shares = Object.fromEntries(Object.entries(told.shares).toReversed());
      const reckoned = { ...turned, shares, site: (told.site * 3) / 3 };
      for (const of of [variantOf(arm), slotOf, site]) expect(textOf(of, reckoned)).toBe(textOf(of, told));
    }),
  );
});

test('what is read back is what was told, to six digits', () => {
  fc.assert(
    fc.property(draw, (told) => {
      const read = readDraw(textOf(variantOf('control'), told));
      expect(read?.site).toBeCloseTo(told.site, 6);
      expect(read?.slot).toBeCloseTo(told.slot, 6);
      expect(read?.spared).toBeUndefined();
      expect(Object.keys(read?.shares ?? {}).sort()).toEqual(Object.keys(told.shares).sort());
      for (const [id, of] of Object.entries(told.shares)) expect(read?.shares?.[id]).toBeCloseTo(of, 6);
    }),
  );
});

test('each is told by the chances of those it is compared with, and by no others', () => {
  const told: Draw = { site: 0.1, slot: 0.05, shares: { b: 2 / 3, a: 1 / 3 }, spared: 0.004 };
  expect(textOf(site, told)).toBe('{"site":0.1}');
  expect(textOf({ ...site, arm: 'site_control' }, told)).toBe('{"site":0.1}');
  expect(textOf(slotOf, told)).toBe('{"site":0.1,"slot":0.05}');
  expect(textOf(variantOf('control'), told)).toBe(
    '{"site":0.1,"slot":0.05,"shares":{"a":0.333333,"b":0.666667}}',
  );
  expect(textOf({ slot: 'hero', variant: 'capped', arm: 'held' }, told)).toBe('{"spared":0.004}');
});

test('what is compared with nothing, and what was told before there were draws, has none', () => {
  expect(textOf(variantOf('taught'), { site: 0.1 })).toBe('');
  expect(textOf(variantOf('shown'), undefined)).toBe('');
  expect(readDraw('')).toBeUndefined();
});
