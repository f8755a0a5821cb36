import type { Outcome } from '../problem.ts';

/**
 * A text whose first line ends with a lone carriage return, as Excel for the Mac saves tables, with line feeds in their place.
 * Any other text as it is: within its lines a carriage return is only a sign.
 */
export async function* lineFeeds(parts: AsyncIterable<Outcome<string>>): AsyncGenerator<Outcome<string>> {
  let isLone: boolean | undefined;
  let held = '';
  for await (const part of parts) {
    if (!part.ok) {
      yield part;
      return;
    }
    let text = held + part.value;
    held = '';
    if (isLone === undefined && text.endsWith('\r')) {
      held = '\r';
      text = text.slice(0, -1);
    }
    const end = isLone === undefined ? /\r\n?|\n/.exec(text)?.[0] : undefined;
    if (end !== undefined) isLone = end === '\r';
    if (isLone !== undefined) {
      text += held;
      held = '';
    }
    yield { ok: true, value: isLone ? text.replaceAll('\r', '\n') : text };
  }
  if (held !== '') yield { ok: true, value: '\n' };
}
