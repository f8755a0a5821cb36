import { dayOf, OUTCOME_DAYS_KEPT, readPlan, readReportDay, recompute, reportDay, reportOf } from '#core';
import type { Report } from '#core';
import type { EdgeClient } from '../edge-client.ts';
import { addCells, compareCells, type Difference } from './compare-cells.ts';
import { readCells, readFacts, type RawFact } from './read-raw.ts';

/** What arrives while facts are read is read too, so often at most. */
const ROUNDS_MAX = 5;

export interface Agreement {
  facts: number;
  visitors: number;
  /** Cells of what is forgotten, which no fact tells any more. */
  forgotten: number;
  cells: number;
  differences: Difference[];
}

/**
 * The same report made of raw facts, and whether every sum is what the edge has kept. Facts and cells are not read in one moment: where
 * cells have changed meanwhile, what is new is read after them, until they stay.
 *
 * Throws where the period begins before what facts are kept for, or so much arrives that it never stays.
 */
export async function reportFromRaw(
  edge: EdgeClient,
  asked: Report,
): Promise<{ report: Report; agreement: Agreement }> {
  const earliest = dayOf(asked.at) - OUTCOME_DAYS_KEPT;
  const from = readReportDay(asked.from) ?? 0;
  if (from < earliest)
    throw new Error(`Facts are kept for a time: --from-raw can go back to ${reportDay(earliest)}.`);
  const to = readReportDay(asked.to) ?? 0;
  const { facts, cells, forgotten } = await readInStep(edge, asked);
  const told = recompute(facts).filter(({ day }) => day >= from && day <= to);
  const recomputed = addCells(told, forgotten);
  const plan = readPlan(await edge.call('GET', '/v1/plan?live=1'));
  if (!plan.ok) throw new Error(`The plan cannot be read: ${plan.errors[0]?.detail ?? ''}`);
  const { versions } = await edge.call<{ versions: { publishedAt: number }[] }>('GET', '/v1/plan/versions');
  const report = reportOf(recomputed, plan.value, {
    ...{ from, to, by: asked.by, metric: asked.metric, now: asked.at },
    ...(asked.slot === undefined ? {} : { slot: asked.slot }),
    settledOnly: asked.settled.isOnly,
    published: versions.map(({ publishedAt }) => publishedAt),
  });
  const visitors = new Set(facts.map(({ visitor }) => visitor)).size;
  const counted = { facts: facts.length, visitors, forgotten: forgotten.length };
  return { report, agreement: { ...counted, ...compareCells(cells, recomputed) } };
}

async function readInStep(edge: EdgeClient, period: Pick<Report, 'from' | 'to'>) {
  const facts: RawFact[] = [];
  let after = 0;
  let before = await readCells(edge, period);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const more = await readFacts(edge, after);
    // One by one: a month's facts are more than a call takes arguments.
    for (const fact of more.facts) facts.push(fact);
    after = more.after;
    const now = await readCells(edge, period);
    const hasChanged = [now.cells, now.forgotten].some(
      (cells, n) => compareCells(cells, n === 0 ? before.cells : before.forgotten).differences.length > 0,
    );
    if (!hasChanged) return { ...now, facts };
    before = now;
  }
  throw new Error('More arrives than can be read; choose a period that is over, or try again later.');
}
