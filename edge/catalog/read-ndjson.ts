import { ndjsonLine } from '../body/read-lines.ts';
import { splitLines } from '../body/split-lines.ts';
import type { TextLine } from '../body/split-lines.ts';
import type { Outcome } from '../problem.ts';
import { cutFields } from './cut-fields.ts';
import { LINE_UNITS_MAX, TOO_LONG } from './feed.ts';
import type { Feed, FeedLine } from './feed.ts';

/** An item a line, as JSON. */
export async function* readNdjson(parts: AsyncIterable<Outcome<string>>): Feed {
  for await (const part of splitLines(parts, LINE_UNITS_MAX)) {
    yield part.ok ? { ok: true, value: part.value.flatMap((line) => recordOf(line) ?? []) } : part;
  }
}

function recordOf({ line, text }: TextLine): FeedLine | undefined {
  if (text === null) return { line, ...TOO_LONG };
  const read = ndjsonLine(line, text);
  return read?.ok ? cutFields({ ...read, units: text.length }) : read;
}
