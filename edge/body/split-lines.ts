import type { Outcome } from '../problem.ts';

/** A line of a text without its end, counted from 1; null where it was longer than the bound, and was let go. */
export interface TextLine {
  line: number;
  text: string | null;
}

/** Lines of a text that comes in parts, in lists of one a part. The last needs no end; `\r\n` ends one as `\n` does. */
export async function* splitLines(
  parts: AsyncIterable<Outcome<string>>,
  unitsMax: number,
): AsyncGenerator<Outcome<TextLine[]>> {
  let line = 1;
  let held: string | null = '';
  for await (const part of parts) {
    if (!part.ok) {
      yield part;
      return;
    }
    const pieces = part.value.split('\n');
    const lines: TextLine[] = [];
    pieces.forEach((piece, at) => {
      held = held === null || held.length + piece.length > unitsMax ? null : held + piece;
      if (at === pieces.length - 1) return;
      lines.push({ line: line++, text: withoutReturn(held) });
      held = '';
    });
    if (lines.length > 0) yield { ok: true, value: lines };
  }
  if (held !== '') yield { ok: true, value: [{ line, text: withoutReturn(held) }] };
}

function withoutReturn(text: string | null): string | null {
  return text?.endsWith('\r') ? text.slice(0, -1) : text;
}
