import { CHANGES_A_MESSAGE, FACTS_A_MESSAGE } from './message-of.ts';
import { startConsumer, type Consumer } from './start-consumer.ts';

/*
 * `npm run bench:outcomes`: a million outcomes through the queue's consumer, on workerd with a real D1: rows written, as D1 says itself,
 * and time per thousand outcomes; then how both grow with the number of cells and fall with the messages in a batch. Each row begins
 * with empty tables. Ends by holding the sums against what was sent.
 */
const MILLION = 1_000_000;
const OUTCOMES_EACH = 50_000;
/** What wrangler.toml says. */
const MESSAGES = 100;
/** A call of some seconds. */
const BATCHES_A_CALL = 20;

interface Measured {
  ms: number[];
  written: Record<string, number>;
  read: number;
}

async function measure(
  consumer: Consumer,
  outcomes: number,
  cells: number,
  messages: number,
): Promise<Measured> {
  await consumer.call({ clear: 1 });
  const all: Measured = { ms: [], written: {}, read: 0 };
  const batches = Math.ceil(outcomes / FACTS_A_MESSAGE / messages);
  for (let done = 0; done < batches; done += BATCHES_A_CALL) {
    const now = Math.min(BATCHES_A_CALL, batches - done);
    const asked = { batches: now, first: done * messages, messages, cells };
    const { ms, written, read } = await consumer.call<Measured>(asked);
    all.ms.push(...ms);
    all.read += read;
    for (const [table, rows] of Object.entries(written))
      all.written[table] = (all.written[table] ?? 0) + rows;
  }
  const sums = await consumer.call<{ visitors: number; messages: number }>({ sums: 1 });
  const sent = batches * messages;
  if (sums.visitors !== sent * CHANGES_A_MESSAGE || sums.messages !== sent)
    throw new Error(`sums: ${JSON.stringify(sums)}`);
  return all;
}

const rows: Record<string, string | number>[] = [];
let first: number | undefined;

function tell(outcomes: number, cells: number, messages: number, { ms, written, read }: Measured): void {
  const thousands = outcomes / 1000;
  const each = (sum: number) => Math.round(sum / thousands);
  const sorted = ms.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? NaN;
  // By medians: the machine does other things too.
  const msEach = (median / (messages * FACTS_A_MESSAGE)) * 1000;
  first ??= msEach;
  rows.push({
    ...{ outcomes, cells, 'messages a batch': messages },
    'rows written per 1,000': each(Object.values(written).reduce((sum, one) => sum + one, 0)),
    'of these cells': each(written['cell'] ?? 0),
    facts: each(written['raw_fact'] ?? 0),
    ids: each(written['applied_message'] ?? 0),
    'rows read per 1,000': each(read),
    'ms per 1,000': Number(msEach.toFixed(0)),
    'times the first': Number((msEach / first).toFixed(2)),
    'ms a batch': Math.round(median),
    p99: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? NaN),
  });
  console.log(JSON.stringify(rows.at(-1)));
}

const consumer = await startConsumer();
const begun = Date.now();
try {
  for (const [outcomes, cells, messages] of [
    [OUTCOMES_EACH, 10, MESSAGES],
    [OUTCOMES_EACH, 100, MESSAGES],
    [OUTCOMES_EACH, 1000, MESSAGES],
    [OUTCOMES_EACH, 10_000, MESSAGES],
    [OUTCOMES_EACH / 5, 1000, 10],
    [OUTCOMES_EACH / 50, 1000, 1],
    [MILLION, 1000, MESSAGES],
  ] as const) {
    tell(outcomes, cells, messages, await measure(consumer, outcomes, cells, messages));
  }
  const { written } = await consumer.call<Measured>({
    batches: 1,
    first: MILLION,
    messages: 1,
    cells: 1000,
    later: 1,
  });
  console.log('Clearing away what is too old, a batch:', JSON.stringify(written));
} finally {
  await consumer.stop();
}
console.table(rows);
console.log(`${Math.round((Date.now() - begun) / 1000)} s.`);
