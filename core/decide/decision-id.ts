import { hash32 } from '../learn/hash.ts';
import type { Moment } from './moment.ts';

type Asked = Pick<Moment, 'seed' | 'visitor'> & { context: Pick<Moment['context'], 'now' | 'session'> };

/**
 * 32 hexadecimal digits, the same for the same request and slot and unlike for any other: made from the seed and from all
 * that tells requests apart beside it, since a seed of 32 bits alone would repeat within some 80,000 requests (birthday).
 */
export function decisionId({ seed, visitor, context }: Asked, slot: string): string {
  const text = [seed, context.now, visitor, context.session, slot].join('\u0000');
  return hex(hash32(text, 1)) + hex(hash32(text, 2)) + hex(hash32(text, 3)) + hex(hash32(text, 4));
}

/** `00` to `ff`: to write a number of 32 bits in another base takes an engine half a microsecond. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Eight digits. */
function hex(bits: number): string {
  const pair = (shift: number) => PAIRS[(bits >>> shift) & 0xff]!;
  return pair(24) + pair(16) + pair(8) + pair(0);
}
