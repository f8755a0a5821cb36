/*
 * The platform as it was when Tact came: a page may wrap or replace its functions later, and a wrapper that fails,
 * waits or reads bodies must not stand between the queue and the edge.
 */
const { stringify } = JSON;

export const net: { fetch: typeof fetch } = { fetch: globalThis.fetch?.bind(globalThis) };

/**
 * JSON of plain data; undefined of what has none. `JSON.stringify` asks arrays and objects for `toJSON` (ECMA-262
 * §25.5.2.2), which Prototype.js before 1.7 put on `Array.prototype`: every list on the wire would become a text.
 */
export function toText(value: unknown): string | undefined {
  if (typeof value !== 'object' || !value) return stringify(value);
  // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- a list in a text has commas between
  if (Array.isArray(value)) return `[${value.map((each) => toText(each) ?? 'null')}]`;
  // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- likewise
  return `{${Object.keys(value).flatMap((key) => {
    const text = toText((value as Record<string, unknown>)[key]);
    return text === undefined ? [] : `${stringify(key)}:${text}`;
  })}}`;
}
