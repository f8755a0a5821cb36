/**
 * Whether a path fits a pattern of the plan, in which `*` stands for any run of characters, also none: `/p/*`, `/checkout*`.
 * By searching part after part and not by a regular expression, so that no pattern can make it slow.
 */
export function pathMatches(path: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return path === pattern;
  const last = parts.at(-1) ?? '';
  if (!path.startsWith(first) || path.length < first.length + last.length || !path.endsWith(last))
    return false;
  const end = path.length - last.length;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = path.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
