import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import type { OutcomeMessage } from '../ports.ts';
import { d1Outcomes } from '../stores/d1-outcomes.ts';
import { applyOutcomes } from './apply-outcomes.ts';

const messageOf = (number: number): OutcomeMessage => ({
  id: `object/${number}`,
  site: 'demo',
  changes: [{ day: '2026-11-01', slot: 'hero', variant: 'a', what: 'view', n: 1, value: 0 }],
});

async function deliver(numbers: number[]) {
  const messages = numbers.map((number, n) => ({
    id: `m${n}`,
    timestamp: new Date(0),
    attempts: 1,
    body: messageOf(number),
  }));
  const batch = createMessageBatch<OutcomeMessage>('tact-outcomes', messages);
  await applyOutcomes(batch, d1Outcomes(env.DB));
  return getQueueResult(batch, createExecutionContext());
}

test('deliveries repeated and out of order count each message once, and are acknowledged', async () => {
  for (const numbers of [
    [2, 1],
    [1, 2, 3],
    [3, 3, 2],
  ]) {
    expect(await deliver(numbers)).toMatchObject({ ackAll: true, retryBatch: { retry: false } });
  }
  const sums = await d1Outcomes(env.DB).sums('demo', '2026-11-01', '2026-11-01');
  expect(sums.map(({ n }) => n)).toEqual([3]);
});
