import { jsonOrLines } from '../body/read-lines.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { cutFields } from './cut-fields.ts';
import type { Feed } from './feed.ts';

/** A list is parsed as a whole: its text and what it parses to are some 5 times as much, of the 128 MB of an isolate. */
export const CATALOG_JSON_BYTES_MAX = 16 * 1024 * 1024;

/** The list's name stands before its first item. */
const BEGIN_UNITS = 500;
/** What APIs call the list: Tact, Google's Content API (`products.list`, `custombatch`), Merchant API, shops' own. */
export const LIST_MEMBERS = ['items', 'resources', 'entries', 'products', 'productInputs', 'data'];

/**
 * A JSON list, or an object with the list.
 *
 * @param sure false: nobody said that it is JSON, so what does not parse as a whole is read line by line
 */
export async function* readJsonList(parts: AsyncIterable<Outcome<string>>, sure: boolean): Feed {
  let text = '';
  for await (const part of parts) {
    if (!part.ok) {
      yield part;
      return;
    }
    text += part.value;
    if (text.length > CATALOG_JSON_BYTES_MAX) {
      yield refuse(
        'body_too_large',
        `at most ${CATALOG_JSON_BYTES_MAX} bytes of one JSON; an item a line may be more`,
      );
      return;
    }
  }
  const member = LIST_MEMBERS.find((name) => text.slice(0, BEGIN_UNITS).includes(`"${name}"`)) ?? 'items';
  const lines = jsonOrLines(text, sure ? 'application/json' : '', member);
  yield lines.ok
    ? { ok: true, value: lines.value.map((line) => (line.ok ? cutFields({ ...line, units: 0 }) : line)) }
    : lines;
}
