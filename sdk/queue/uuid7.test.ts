import { expect, test } from 'vitest';
import { uuid7 } from './uuid7.ts';

const zeros = () => new Uint8Array(8);

test('the layout is that of RFC 9562, appendix A.6', () => {
  const bytes = Uint8Array.from([0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(0x017f22e279b0, 0xcc3, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('ids sort by time, and within one ms by their count', () => {
  const ids = [
    uuid7(1_790_000_000_000, 0, zeros()),
    uuid7(1_790_000_000_000, 1, zeros()),
    uuid7(1_790_000_000_000, 4095, zeros()),
    uuid7(1_790_000_000_001, 0, zeros()),
  ];
  expect([...ids].sort()).toEqual(ids);
});

test('variant and version hold whatever the random bytes are', () => {
  for (const byte of [0, 0x40, 0x80, 0xff])
    expect(uuid7(1_790_000_000_000, 0xffff, new Uint8Array(8).fill(byte))).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
});
