import { parseJson } from '../body/read-json.ts';
import { lineFeeds } from '../body/line-feeds.ts';
import { textParts } from '../body/text-parts.ts';
import type { Outcome } from '../problem.ts';
import type { Feed } from './feed.ts';
import { feedFormat } from './feed-format.ts';
import type { FeedFormat } from './feed-format.ts';
import { LIST_MEMBERS, readJsonList } from './read-json-list.ts';
import { readNdjson } from './read-ndjson.ts';
import { readTable } from './read-table.ts';
import { HEADER_LINES_MAX, tableHeader } from './table-header.ts';
import { readXml } from './read-xml.ts';

/** More than any lines before a table's header. */
const BEGIN_UNITS_MAX = 64 * 1024;

type Parts = AsyncIterable<Outcome<string>>;

/**
 * The records of a request's body, in whatever format it has.
 *
 * @param onForeign told once, where bytes that are no UTF-8 had to be read as windows-1252
 */
export async function* openFeed(
  request: Request,
  bytesMax: number,
  onForeign?: (line: number) => void,
): Feed {
  const format = feedFormat(request);
  if (!format.ok) {
    yield format;
    return;
  }
  const parts = lineFeeds(textParts(request, bytesMax, onForeign));
  switch (format.value) {
    case 'ndjson':
      return yield* readNdjson(parts);
    case 'json':
      return yield* readJsonList(parts, true);
    case 'xml':
      return yield* readXml(parts);
    case 'tsv':
    case 'csv':
      return yield* readTable(parts);
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
  tsv: readTable,
  csv: readTable,
};

/** As many parts as it takes to have a table's header, or as many lines or characters as may stand before it. */
async function beginOf(parts: AsyncIterator<Outcome<string>>): Promise<Outcome<string>[]> {
  const begin: Outcome<string>[] = [];
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    begin.push(next.value);
    const text = textOf(begin);
    if (!next.value.ok || text.length > BEGIN_UNITS_MAX || /^[<[{]/.test(text)) {
      if (!text.startsWith('{') || text.includes('\n') || text.length > BEGIN_UNITS_MAX) break;
    }
    if (text.split('\n', HEADER_LINES_MAX + 1).length > HEADER_LINES_MAX) break;
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
  if (!line.startsWith('{')) {
    const lines = textOf(begin).split('\n', HEADER_LINES_MAX);
    return lines.some((each) => tableHeader(each.replace(/\r$/, '')) !== undefined) ? 'tsv' : 'ndjson';
  }
  // One record a line, unless the line is no record by itself or holds the list of them.
  const json = parseJson(line);
  const fields = json.ok ? (json.value as Record<string, unknown>) : {};
  const isRecord = json.ok && !LIST_MEMBERS.some((name) => Array.isArray(fields[name]));
  return isRecord ? 'ndjson' : 'json';
}

async function* putBack(begin: readonly Outcome<string>[], parts: Parts): AsyncGenerator<Outcome<string>> {
  yield* begin;
  yield* parts;
}
