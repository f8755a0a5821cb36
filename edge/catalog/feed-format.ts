import { mediaType } from '../body/read-body.ts';
import { NDJSON_TYPES } from '../body/read-lines.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

export const FEED_FORMATS = ['ndjson', 'json', 'xml', 'tsv', 'csv'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

const FORMAT_OF: ReadonlyMap<string, FeedFormat> = new Map([
  ...NDJSON_TYPES.map((type): [string, FeedFormat] => [type, 'ndjson']),
  ['application/json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/rss+xml', 'xml'],
  ['application/atom+xml', 'xml'],
  ['text/tab-separated-values', 'tsv'],
  ['text/csv', 'csv'],
  ['application/csv', 'csv'],
  ['text/comma-separated-values', 'csv'],
]);
/**
 * Types that say nothing: none, what a `.txt` is served as, what a file of an unknown kind or a packed one is, what Windows says
 * of a CSV where Excel is installed, and what `curl --data-binary` says of everything.
 */
const SILENT: ReadonlySet<string> = new Set([
  '',
  'text/plain',
  'application/octet-stream',
  'application/gzip',
  'application/x-gzip',
  'application/vnd.ms-excel',
  'application/x-www-form-urlencoded',
]);

/** What the content type says a feed is, else `?format=`; undefined where neither says, and the body must tell. */
export function feedFormat(request: Request): Outcome<FeedFormat | undefined> {
  const type = mediaType(request);
  const byType = FORMAT_OF.get(type);
  const asked = new URL(request.url).searchParams.get('format');
  const byQuery = FEED_FORMATS.find((format) => format === asked);
  if (byType === undefined && !SILENT.has(type)) {
    return refuse('unsupported_media_type', `takes ${[...FORMAT_OF.keys()].join(', ')}`);
  }
  if (asked !== null && byQuery === undefined) {
    return refuse('invalid_request', `format: one of ${FEED_FORMATS.join(', ')}`);
  }
  const isTable = byType === 'tsv' || byType === 'csv';
  if (isTable && (byQuery === 'tsv' || byQuery === 'csv')) return { ok: true, value: byQuery };
  if (byType !== undefined && byQuery !== undefined && byType !== byQuery) {
    return refuse('invalid_request', `the content type says ${byType}, the format ${byQuery}`);
  }
  return { ok: true, value: byType ?? byQuery };
}
