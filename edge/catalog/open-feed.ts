import { parseJson } from '../body/read-json.ts';
import { textParts } from '../body/text-parts.ts';
import type { Outcome } from '../problem.ts';
import { RECORD_UNITS_MAX } from './feed.ts';
import type { Feed } from './feed.ts';
import { feedFormat } from './feed-format.ts';
import type { FeedFormat } from './feed-format.ts';
import { readJsonList } from './read-json-list.ts';
import { readNdjson } from './read-ndjson.ts';
import { readTsv } from './read-tsv.ts';
import { readXml } from './read-xml.ts';

type Parts = AsyncIterable<Outcome<string>>;

/** The records of a request's body, in whatever format it has. */
export async function* openFeed(request: Request, bytesMax: number): Feed {
  const format = feedFormat(request);
  if (!format.ok) {
    yield format;
    return;
  }
  const parts = textParts(request, bytesMax);
  switch (format.value) {
    case 'ndjson':
      return yield* readNdjson(parts);
    case 'json':
      return yield* readJsonList(parts, true);
    case 'xml':
      return yield* readXml(parts);
    case 'tsv':
      return yield* readTsv(parts);
    case undefined: {
      const begin = await beginOf(parts);
      return yield* readByBegin[formatByBegin(begin)](putBack(begin, parts));
    }
  }
}

const readByBegin: Record<FeedFormat, (parts: Parts) => Feed> = {
  ndjson: readNdjson,
  json: (parts) => readJsonList(parts, false),
  xml: readXml,
  tsv: readTsv,
};

/** As many parts as it takes to have the first line that is not empty, or more of it than a record may have. */
async function beginOf(parts: AsyncIterator<Outcome<string>>): Promise<Outcome<string>[]> {
  const begin: Outcome<string>[] = [];
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    begin.push(next.value);
    const text = textOf(begin);
    if (!next.value.ok || text.includes('\n') || text.length > RECORD_UNITS_MAX) break;
  }
  return begin;
}

function textOf(begin: readonly Outcome<string>[]): string {
  return begin
    .map((part) => (part.ok ? part.value : ''))
    .join('')
    .trimStart();
}

/** `curl --data-binary @file` says no useful type, so what the body is decides where the type does not. */
function formatByBegin(begin: readonly Outcome<string>[]): FeedFormat {
  const line = textOf(begin).split('\n', 1)[0]!;
  if (line.startsWith('<')) return 'xml';
  if (line.startsWith('[')) return 'json';
  if (!line.startsWith('{')) return line.includes('\t') ? 'tsv' : 'ndjson';
  // One record a line, unless the line is no record by itself or holds the list of them.
  const json = parseJson(line);
  const isRecord = json.ok && !Array.isArray((json.value as { items?: unknown }).items);
  return isRecord ? 'ndjson' : 'json';
}

async function* putBack(begin: readonly Outcome<string>[], parts: Parts): AsyncGenerator<Outcome<string>> {
  yield* begin;
  yield* parts;
}
