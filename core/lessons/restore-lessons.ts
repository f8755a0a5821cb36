import { byKey, newestFirst } from './keep-foremost.ts';
import type { Basket, LessonState, Pace } from './lesson-state.ts';

/** A row of a state as it is stored, with the part it belongs to. */
export type StoredRow = { part: 'baskets' | 'followed'; row: Basket } | { part: 'paces'; row: Pace };

/** The state that had these rows, which may come in any order. */
export function restoreLessons(item: string, stored: readonly StoredRow[]): LessonState {
  const [baskets, followed, paces]: [Basket[], Basket[], Pace[]] = [[], [], []];
  for (const each of stored) {
    if (each.part === 'paces') paces.push(each.row);
    else (each.part === 'baskets' ? baskets : followed).push(each.row);
  }
  return {
    item,
    baskets: baskets.sort(newestFirst),
    followed: followed.sort(newestFirst),
    paces: paces.sort(byKey),
  };
}
