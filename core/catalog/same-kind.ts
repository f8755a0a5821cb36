/** Of an item, as far as its kind goes. */
interface Filed {
  readonly categories: readonly string[];
}

/**
 * Whether two things are of the same kind: filed under the same parent, which is all but the last level of the path.
 * `Study > Shredders > Cross-cut` and `Study > Shredders > Micro-cut` are two shredders. A path of one level is its own
 * parent; what is filed nowhere is like nothing else.
 */
export function isSameKind({ categories: a }: Filed, { categories: b }: Filed): boolean {
  const depth = parentDepth(a);
  if (depth === 0 || depth !== parentDepth(b)) return false;
  // From the narrow end: that is where most paths differ.
  for (let level = depth - 1; level >= 0; level--) if (a[level] !== b[level]) return false;
  return true;
}

function parentDepth(categories: readonly string[]): number {
  return Math.max(Math.min(categories.length, 1), categories.length - 1);
}
