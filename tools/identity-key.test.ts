import { expect, test } from 'vitest';
import { identityKey } from './identity-key.ts';

const SIGNING_KEY = 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk';

test('the key is the one that the edge derives, which edge/identity proves for the same example', () => {
  expect(identityKey(SIGNING_KEY, 'demo')).toBe('cmK9HRJukTvCEmXpgGthSqfELTd9eCX9ndIP8hF7vYg');
  expect(identityKey(SIGNING_KEY, 'other')).not.toBe(identityKey(SIGNING_KEY, 'demo'));
});

test.each(['', 'short', `${SIGNING_KEY}!`])('what is no signing key is refused: %s', (key) => {
  expect(() => identityKey(key, 'demo')).toThrow('SIGNING_KEY');
});
