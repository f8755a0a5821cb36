import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recompute, type CellTotal, type Fact } from '#core';
import type { OutcomeMessage, OutcomeStore } from '../ports.ts';
import { applyOutcomes } from './apply-outcomes.ts';
import { drawFrom, outcomeWorld, type Draw } from './outcome-world.laws.ts';

/** What befalls one run of the consumer; `statement`: the database refuses this one of the transaction's. */
export type Fault =
  { kind: 'none' | 'refused' | 'killed after the commit' } | { kind: 'failed'; statement: number };

const BATCH_MAX = 6;
const FAULTS_MAX = 40;
/** Each run is some tens of transactions; a busy machine needs a while for all. */
const MS_MAX = 120_000;

/** `make`: a store of which the next run meets with what `next` says. */
export function outcomeFaultCases(make: (next: () => Fault) => OutcomeStore, numRuns: number): void {
  let made = 0;
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  test(
    'whatever is redelivered, reordered, cut off or refused: sums are exact, and follow from the facts that are kept',
    async () => {
      const met = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const site = `faults-${++made}`;
          const draw = drawFrom(seed);
          const messages = outcomeWorld(draw, site);
          let faults = 0;
          const store = make(() => {
            const fault: Fault = faults++ < FAULTS_MAX ? faultIn(draw) : { kind: 'none' };
            met.add(fault.kind);
            return fault;
          });
          await deliver(draw, messages, store);
          await holds(store, site, messages);
        }),
        { numRuns },
      );
    },
    MS_MAX,
  );
}

async function holds(store: OutcomeStore, site: string, messages: readonly OutcomeMessage[]): Promise<void> {
  const sent = messages.filter(({ forget }) => !forget).flatMap(({ changes }) => changes);
  const cells = totals(await store.cells(site, 0, 99_999));
  expect(cells).toEqual(totals(sent));

  const facts: { visitor: string; fact: Fact }[] = await store.facts(site, 0, 100_000);
  const forgotten = await store.forgotten(site, 0, 99_999);
  expect(cells).toEqual(totals([...recompute(facts), ...forgotten]));
  const gone = new Set(messages.flatMap(({ forget }) => forget ?? []));
  expect(facts.filter(({ visitor }) => gone.has(visitor))).toEqual([]);
  const kept = messages.filter(({ visitor }) => !gone.has(visitor)).flatMap(({ facts }) => facts);
  expect(facts.map(({ fact }) => JSON.stringify(fact)).sort()).toEqual(
    kept.map((fact) => JSON.stringify(fact)).sort(),
  );
}

/** Batches of what is on its way, in any order; what was not acknowledged comes again, and of what was, some does too. */
async function deliver(draw: Draw, messages: readonly OutcomeMessage[], store: OutcomeStore): Promise<void> {
  const pending = [...messages];
  while (pending.length > 0) {
    const bodies = Array.from({ length: 1 + draw(Math.min(BATCH_MAX, pending.length)) }, () => {
      return pending.splice(draw(pending.length), 1)[0]!;
    });
    const again = [bodies[draw(bodies.length)]!, messages[draw(messages.length)]!].slice(0, draw(3));
    const isAcked = await run([...bodies, ...again], store);
    if (!isAcked) pending.push(...bodies);
  }
}

async function run(bodies: readonly OutcomeMessage[], store: OutcomeStore): Promise<boolean> {
  const messages = structuredClone(bodies).map((body, n) => ({
    ...{ id: `m${n}`, timestamp: new Date(0), attempts: 1, body },
  }));
  const batch = { queue: 'tact-outcomes', messages, ackAll: vi.fn(), retryAll: vi.fn() };
  await applyOutcomes(batch as unknown as MessageBatch<OutcomeMessage>, store);
  expect(batch.ackAll.mock.calls.length + batch.retryAll.mock.calls.length).toBe(1);
  return batch.ackAll.mock.calls.length === 1;
}

function faultIn(draw: Draw): Fault {
  const kind = (['none', 'failed', 'refused', 'killed after the commit'] as const)[draw(4)] ?? 'none';
  return kind === 'failed' ? { kind, statement: draw(10) } : { kind };
}

/** Cells by name, in order; sums as text, so that changes and totals compare. */
function totals(cells: readonly { sums: readonly number[] | CellTotal['sums'] }[]): [string, string][] {
  const byName = new Map<string, bigint[]>();
  for (const { sums, ...cell } of cells) {
    const name = JSON.stringify(Object.entries(cell).sort());
    const before = byName.get(name);
    byName.set(
      name,
      Object.values(sums).map((sum, n) => BigInt(sum) + (before?.[n] ?? 0n)),
    );
  }
  return [...byName]
    .filter(([, sums]) => sums.some((sum) => sum !== 0n))
    .map(([name, sums]) => [name, sums.join(' ')] as [string, string])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
