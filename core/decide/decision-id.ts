import { hash32 } from '../learn/hash.ts';

/**
 * 32 hexadecimal digits, the same for the same request and slot and unlike for any other: made from the seed and from all
 * that tells requests apart beside it, since a seed of 32 bits alone would repeat within some 80,000 requests (birthday).
 */
export function decisionId(input: {
  seed: number;
  now: number;
  visitor: string;
  session: string;
  slot: string;
}): string {
  const text = [input.seed, input.now, input.visitor, input.session, input.slot].join('\u0000');
  return [1, 2, 3, 4].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');
}
