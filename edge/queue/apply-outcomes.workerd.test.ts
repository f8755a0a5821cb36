import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { SUM_FIELDS } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { d1Outcomes } from '../stores/d1-outcomes.ts';
import { applyOutcomes } from './apply-outcomes.ts';

const messageOf = (number: number): OutcomeMessage => ({
  ...{ id: `object/${number}`, site: 'demo', visitor: 'ann', facts: [{ kind: 'left', at: number }] },
  changes: [
    {
      ...{
        day: 20_758,
        slot: 'hero',
        variant: 'a',
        arm: 'shown',
        channel: 'site',
        segment: 'new/-',
        draw: '',
      },
      sums: SUM_FIELDS.map(() => 1),
    },
  ],
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
  const [cell] = await d1Outcomes(env.DB).cells('demo', 20_758, 20_758);
  expect(cell?.sums.visitors).toBe(3n);
  expect((await d1Outcomes(env.DB).facts('demo', 0, 9)).length).toBe(3);
});
