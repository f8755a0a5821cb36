import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SUM_FIELDS } from '#core';
import type { CellChange, Fact, Served, VisitOutcome } from '#core';
import type { OutcomeMessage, OutcomeStore } from '../ports.ts';
import { memoryOutcomes } from '../stores/memory-outcomes.ts';
import { applyOutcomes } from './apply-outcomes.ts';

const change: CellChange = {
  ...{ day: 20_758, slot: 'hero', variant: 'a', arm: 'shown', channel: 'site', segment: 'new/-' },
  draw: '{"site":0.1,"slot":0.05}',
  sums: SUM_FIELDS.map((field) => (field === 'visitors' ? 1 : 0)),
};
const messageOf = (number: number, rest: Partial<OutcomeMessage> = {}): OutcomeMessage => ({
  id: `object/${number}`,
  ...{ site: 'demo', visitor: 'ann', changes: [change], facts: [] },
  ...rest,
});
const served: Served = {
  ...{ id: 'd1', at: 1, slot: 'hero', arm: 'shown', variant: 'a', channel: 'site', segment: 'new/-' },
  ...{ propensity: 0.5, shares: { a: 0.5, b: 0.5 }, cost: 0, currency: 'EUR', windowDays: 7, cap: 200_000 },
  draw: { site: 0.1, slot: 0.05, share: 0.5, shares: { a: 0.5, b: 0.5 } },
};
const order = { id: 'T1', at: 1, value: 100, currency: 'EUR', items: [], confirmed: true };
const outcome = {
  ...{ visit: 'v1', last: 3, bought: false, wentOn: false, helped: false, signs: ['read_reviews'] },
} as unknown as VisitOutcome;

function batchOf(bodies: unknown[], attempts = 1) {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(0), body, attempts }));
  const batch = { queue: 'tact-outcomes', messages, ackAll: vi.fn(), retryAll: vi.fn() };
  return { batch: batch as unknown as MessageBatch<OutcomeMessage>, ...batch };
}

const broken: OutcomeStore = { ...memoryOutcomes(), apply: () => Promise.reject(new Error('no SQL')) };
const seen = async (store: OutcomeStore) =>
  (await store.cells('demo', 0, 99_999)).map(({ sums }) => Number(sums.visitors));

let logged: ReturnType<typeof vi.spyOn>;
beforeEach(() => void (logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)));
afterEach(() => void vi.restoreAllMocks());

test('a batch is applied and acknowledged as a whole', async () => {
  const [store, { batch, ackAll, retryAll }] = [memoryOutcomes(), batchOf([messageOf(1), messageOf(2)])];
  await applyOutcomes(batch, store);
  expect(await seen(store)).toEqual([2]);
  expect(ackAll).toHaveBeenCalledOnce();
  expect(retryAll).not.toHaveBeenCalled();
});

test('where the store fails the whole batch comes again, later each time, an hour at most', async () => {
  const delays = [];
  for (const attempts of [1, 2, 3, 100]) {
    const { batch, ackAll, retryAll } = batchOf([messageOf(1)], attempts);
    await applyOutcomes(batch, broken, () => Promise.reject(new Error('told too early')));
    expect(ackAll).not.toHaveBeenCalled();
    delays.push(...retryAll.mock.calls.flat());
  }
  expect(delays).toEqual([5, 10, 20, 3600].map((delaySeconds) => ({ delaySeconds })));
});

test('every kind of fact is taken', async () => {
  const facts: Fact[] = [
    { kind: 'served', served },
    { kind: 'served', served: { ...served, arm: 'held', variant: '', manner: 'capped', atOnce: true } },
    { kind: 'served', served: { ...served, draw: { spared: 0.004 } }, firstAt: 1, bot: true },
    { kind: 'seen', id: 'e1', at: 2, decision: 'd1', what: 'click' },
    { kind: 'order', id: 'e2', order: { ...order, items: [{ item: 'tea', quantity: 1.5 }] }, margin: -3 },
    { kind: 'fate', id: 'e3', order: 'T1', fate: { refundedAt: 5 } },
    ...[{ kind: 'bot', at: 1 } as const, { kind: 'left', at: 1 } as const],
    { kind: 'visit', at: 3, outcome },
    { kind: 'joined', visitor: 'phone' },
    { kind: 'joined', visitor: 'phone', firstAt: 1, bot: true },
    { kind: 'settled', before: 1 },
  ];
  const store = memoryOutcomes();
  await applyOutcomes(batchOf([messageOf(1, { facts }), messageOf(2, { forget: ['bob'] })]).batch, store);
  expect((await store.facts('demo', 0, 99)).map(({ fact }) => fact)).toEqual(facts);
  expect(await seen(store)).toEqual([1]);
});

test('changes of units from before there were draws have none', async () => {
  const { draw: _, ...before } = change;
  const store = memoryOutcomes();
  const changes = [before as CellChange, { ...change, draw: '' }];
  await applyOutcomes(batchOf([messageOf(1, { changes })]).batch, store);
  const [cell, ...others] = await store.cells('demo', 0, 99_999);
  expect(cell).toMatchObject({ ...before, draw: '', sums: { visitors: 2n } });
  expect(others).toEqual([]);
});

const sharesOf = (variants: number) =>
  Object.fromEntries(Array.from({ length: variants }, (_, n) => [`v${n}`, 1 / variants]));
const sums = change.sums;
test.each<[what: string, body: unknown]>([
  ['nothing', null],
  ['text', 'text'],
  ['no message', { id: 1 }],
  ['a message without changes', messageOf(7, { changes: 3 as never })],
  ['the changes of an older worker', { id: 'x', site: 'demo', changes: [{ day: '2026-11-01', n: 1 }] }],
  ['a sum too few', messageOf(7, { changes: [{ ...change, sums: sums.slice(1) }] })],
  ['a sum too many', messageOf(7, { changes: [{ ...change, sums: [...sums, 1] }] })],
  ['a broken sum', messageOf(7, { changes: [{ ...change, sums: sums.map(() => 0.5) }] })],
  ['a sum that is not exact', messageOf(7, { changes: [{ ...change, sums: sums.map(() => 2 ** 53) }] })],
  ['an arm that nobody knows', messageOf(7, { changes: [{ ...change, arm: 'leg' as never }] })],
  ['a fact that nobody knows', messageOf(7, { facts: [{ kind: 'rumour', at: 1 } as never] })],
  [
    'a decision without chance',
    messageOf(7, { facts: [{ kind: 'served', served: { ...served, propensity: 2 } }] }),
  ],
  ['a draw as long as a book', messageOf(7, { changes: [{ ...change, draw: '1'.repeat(1001) }] })],
  ['a settlement of no time', messageOf(7, { facts: [{ kind: 'settled' } as never] })],
  ['a draw that is no text', messageOf(7, { changes: [{ ...change, draw: { site: 0.1 } as never }] })],
  [
    'a share of more than all',
    messageOf(7, { facts: [{ kind: 'served', served: { ...served, draw: { slot: 2 } } }] }),
  ],
  [
    'more shares than are told',
    messageOf(7, { facts: [{ kind: 'served', served: { ...served, draw: { shares: sharesOf(11) } } }] }),
  ],
  [
    'an order of nothing',
    messageOf(7, { facts: [{ kind: 'order', id: 'e', order: {} as never, margin: 0 }] }),
  ],
  ['a farewell to a number', messageOf(7, { forget: [5 as never] })],
])('%s is let go with a line in the log, and what came with it counts', async (_, body) => {
  const store = memoryOutcomes();
  const { batch, ackAll } = batchOf([body, messageOf(1)]);
  await applyOutcomes(batch, store);
  expect(await seen(store)).toEqual([1]);
  expect(ackAll).toHaveBeenCalledOnce();
  expect(logged).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ strange: 1 }));
});

test('after a batch it is told whose sums have changed, each site once', async () => {
  const told: string[][] = [];
  const hear = async (sites: string[]) => void told.push(sites);
  const bodies = [messageOf(1), messageOf(2, { site: 'other' }), messageOf(3), 'strange'];
  await applyOutcomes(batchOf(bodies).batch, memoryOutcomes(), hear);
  await applyOutcomes(batchOf(['strange']).batch, memoryOutcomes(), hear);
  expect(told).toEqual([['demo', 'other']]);
});

test('who is told and fails does not bring the batch again', async () => {
  const { batch, ackAll, retryAll } = batchOf([messageOf(1)]);
  await applyOutcomes(batch, memoryOutcomes(), () => Promise.reject(new Error('no idea')));
  expect(ackAll).toHaveBeenCalledOnce();
  expect(retryAll).not.toHaveBeenCalled();
});
