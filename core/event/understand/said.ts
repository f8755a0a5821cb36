/** A record as a page sent it: nothing of it is known. */
export type Said = Readonly<Record<string, unknown>>;

export function isSaid(value: unknown): value is Said {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The value of the first of these keys that says something; null, undefined and empty text say nothing. */
export function firstSaid(said: Said, keys: readonly string[]): unknown {
  return saidUnder(said, keys)?.value;
}

/** The same with the key that said it. */
export function saidUnder(said: Said, keys: readonly string[]): { key: string; value: unknown } | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(said, key) ? said[key] : undefined;
    if (value !== undefined && value !== null && !isBlank(value)) return { key, value };
  }
  return undefined;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
