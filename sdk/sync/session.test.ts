import { expect, test } from 'vitest';
import { campaignOf, SESSION_IDLE_MS_MAX, touchSession } from './session.ts';

function visits() {
  const held = new Map<string, string>();
  const keep = {
    get: (key: string) => held.get(key),
    set: (key: string, value?: string) => void (value ? held.set(key, value) : held.delete(key)),
  };
  let made = 0;
  return (now: number, campaign?: string) => touchSession(keep, now, () => `v${++made}`, campaign);
}

test('a visit lasts while something happens at least every thirty minutes', () => {
  const touch = visits();
  expect(touch(0)).toBe('v1');
  expect(touch(SESSION_IDLE_MS_MAX - 1)).toBe('v1');
  expect(touch(2 * SESSION_IDLE_MS_MAX - 2)).toBe('v1');
  expect(touch(3 * SESSION_IDLE_MS_MAX)).toBe('v2');
});

test('another campaign is another visit; the same one, or none, is not', () => {
  const touch = visits();
  expect(touch(0, campaignOf('?utm_source=mail&x=1'))).toBe('v1');
  expect(touch(1, campaignOf('?x=2'))).toBe('v1');
  expect(touch(2, campaignOf('?utm_source=mail'))).toBe('v1');
  expect(touch(3, campaignOf('?utm_source=mail&gclid=a%20b'))).toBe('v2');
  expect(touch(4)).toBe('v2');
  expect(touch(5, campaignOf('?gclid=a%20b&utm_source=mail'))).toBe('v2');
});
