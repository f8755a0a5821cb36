import { expect, test } from 'vitest';
import { ALARM_WAIT_MS, ALARM_WAIT_MS_MAX, nextAlarm } from './alarm-time.ts';

test('the wait doubles with each failure up to its bound', () => {
  expect(nextAlarm(1000, 0)).toBe(1000 + ALARM_WAIT_MS);
  expect(nextAlarm(1000, 3)).toBe(1000 + 8 * ALARM_WAIT_MS);
  expect(nextAlarm(1000, 5000)).toBe(1000 + ALARM_WAIT_MS_MAX);
});
