/** Names through which a careless copy would write on every object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Deeper than anything that this edge takes in; a body of 64 KiB could nest 32,000 deep. */
const DEPTH_MAX = 32;

/** Path of the first key that must not be there (or of what nests too deep); null when all is well. */
export function forbiddenKey(json: unknown): string | null {
  // A list instead of recursion: the input chooses the depth, and must not choose how the stack ends.
  const open: { value: unknown; path: string; depth: number }[] = [{ value: json, path: '', depth: 0 }];
  for (let part = open.pop(); part; part = open.pop()) {
    if (typeof part.value !== 'object' || part.value === null) continue;
    if (part.depth > DEPTH_MAX) return part.path;
    for (const [key, value] of Object.entries(part.value)) {
      const path = part.path === '' ? key : `${part.path}.${key}`;
      if (FORBIDDEN.has(key)) return path;
      open.push({ value, path, depth: part.depth + 1 });
    }
  }
  return null;
}
