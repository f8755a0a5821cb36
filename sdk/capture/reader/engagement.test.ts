import { expect, test } from 'vitest';
import { createEngagement, FIRST_MS, REPORT_MS_FIRST, REPORT_MS_LATER } from './engagement.ts';

function clock() {
  const said: number[] = [];
  const engaged = createEngagement((params) => said.push(params.engagement_time_msec!));
  return { said, engaged };
}

test('active time is said in small parts at first, and in larger ones later', () => {
  const { said, engaged } = clock();
  for (let second = 0; second < 60; second++) engaged(1000);
  expect(said.slice(0, FIRST_MS / REPORT_MS_FIRST)).toEqual(Array(6).fill(REPORT_MS_FIRST));
  expect(said.slice(6)).toEqual([REPORT_MS_LATER, REPORT_MS_LATER]);
});

test('on leaving, the part that is left is said, and nothing when there is none', () => {
  const { said, engaged } = clock();
  engaged(0, true);
  engaged(1234.4);
  engaged(0, true);
  engaged(0, true);
  expect(said).toEqual([1234]);
});
