/*
 * Texts from outside are kept as plain text: no control characters (six bytes each as JSON, and nothing a
 * shopper wrote on purpose), no halves of characters, a bound on the length. Markup is left as it is: it is
 * only text here, and what shows it escapes it.
 */

/** `text` on one line, trimmed, at most `unitsMax` UTF-16 units, never ending in half a character. */
export function cleanText(text: string, unitsMax: number): string {
  // Cut first: the cost of what follows must not grow with what was sent.
  const line = text
    .slice(0, unitsMax * 2)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .trim();
  if (line.length <= unitsMax) return line;
  const last = line.charCodeAt(unitsMax - 1);
  const endsInHalf = last >= 0xd800 && last <= 0xdbff;
  return line.slice(0, endsInHalf ? unitsMax - 1 : unitsMax).trimEnd();
}

/** Longest id of any kind. Merchant allows 50 for an item; shops that hash theirs need 64; rarely more. */
export const ID_MAX = 100;

/**
 * An id from outside as it is kept, or undefined where it is none: a number is written out, an id that would
 * have to be cut or cleaned is refused (it would become another's), and so is a name that every object
 * inherits (`constructor`), because ids become keys of records.
 */
export function readId(raw: unknown, unitsMax = ID_MAX): string | undefined {
  const id = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : raw;
  if (typeof id !== 'string' || id.length > unitsMax) return undefined;
  const trimmed = id.trim();
  if (trimmed === '' || trimmed in {} || trimmed === 'prototype') return undefined;
  return cleanText(trimmed, unitsMax) === trimmed ? trimmed : undefined;
}
