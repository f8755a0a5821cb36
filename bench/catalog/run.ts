import { feedText, TYPES } from './feed-text.ts';
import type { Format } from './feed-text.ts';
import { peakMemory, resetPeak, residentMemory, workerdBelow } from './peak-memory.ts';
import { startEdge } from './start-edge.ts';
import type { BenchEdge } from './start-edge.ts';

/*
 * `npm run bench:catalog`: a feed of 100,000 items into the edge on workerd, in one request, and the most memory that the
 * worker's process has had meanwhile, beside a feed of 1,000; then the same feed over it, and a patch of 1,000 prices.
 * Each on a freshly started edge. Linux: it reads /proc.
 */
const ITEMS = [1000, 100_000];
const PATCHED = 1000;

function* patchText(): Generator<string> {
  yield 'id\tprice\tavailability\n';
  for (const line of feedText('tsv', PATCHED)) {
    for (const row of line.split('\n').slice(1).filter(Boolean)) {
      yield `${row.split('\t', 1)[0]}\t19.90 EUR\tout of stock\n`;
    }
  }
}

async function put(edge: BenchEdge, path: string, type: string, text: Iterable<string>) {
  let bytes = 0;
  const encoder = new TextEncoder();
  const pieces = text[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = pieces.next();
      if (next.done) return controller.close();
      const piece = encoder.encode(next.value);
      bytes += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  const begun = performance.now();
  const response = await edge.call('PUT', path, body, type);
  const answer = (await response.json()) as { stored?: number; detail?: string };
  if (!response.ok) throw new Error(`${response.status} ${answer.detail}`);
  return { seconds: (performance.now() - begun) / 1000, mb: bytes / 1e6, stored: answer.stored };
}

async function measure(format: Format, items: number): Promise<Record<string, string | number>> {
  const edge = await startEdge();
  try {
    const pids = workerdBelow(edge.pid);
    const before = pids.map(residentMemory);
    pids.forEach(resetPeak);
    const first = await put(edge, '/v1/catalog', TYPES[format], feedText(format, items));
    const peaks = pids.map(peakMemory);
    pids.forEach(resetPeak);
    const again = await put(edge, '/v1/catalog', TYPES[format], feedText(format, items));
    const peaksAgain = pids.map(peakMemory);
    const patch = await put(edge, '/v1/catalog?mode=patch', TYPES.tsv, patchText());
    return {
      format,
      items: first.stored ?? 0,
      MB: Number(first.mb.toFixed(1)),
      'load s': Number(first.seconds.toFixed(1)),
      'again s': Number(again.seconds.toFixed(1)),
      'patch 1,000 s': Number(patch.seconds.toFixed(2)),
      'RSS before MiB': before.map(Math.round).join(' + '),
      'peak MiB': peaks.map(Math.round).join(' + '),
      'peak again MiB': peaksAgain.map(Math.round).join(' + '),
    };
  } finally {
    await edge.stop();
  }
}

const rows: Record<string, string | number>[] = [];
for (const format of ['ndjson', 'tsv', 'xml'] as const) {
  for (const items of ITEMS) rows.push(await measure(format, items));
}
console.table(rows);
