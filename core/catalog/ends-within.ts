import { pathOf } from './category-path.ts';

/** A category as a plan names it, to be looked for on paths: one level (`Cars`) or some that follow on each other (`Motor > Cars`). */
export function levelsOf(category: string): string[] {
  return pathOf(category.toLowerCase());
}

/**
 * Where on an item's path a category lies: the index just past its last level, the deepest such where there are several; 0
 * when it is not on the path. Capitals do not matter.
 *
 * @param levels of `levelsOf`
 */
export function endsWithin(categories: readonly string[], levels: readonly string[]): number {
  for (let end = categories.length; end >= levels.length && levels.length > 0; end--) {
    const start = end - levels.length;
    if (levels.every((level, index) => level === categories[start + index]?.trim().toLowerCase())) return end;
  }
  return 0;
}
