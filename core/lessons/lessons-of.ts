import { gapOf } from './gap-of.ts';
import { NEXT_MAX, TOGETHER_MAX, type ItemLessons } from './item-lessons.ts';
import { PACES_MAX, type LessonState, type Pace } from './lesson-state.ts';
import { rankTogether } from './rank-together.ts';

/** Keys lie below this (`orderKey`). */
const KEYS = 2 ** 52;

export function lessonsOf({ item, baskets, followed, paces }: LessonState): ItemLessons {
  // Later than the last order that is known of, nobody was seen to stay away: history may end years ago.
  const gap = gapOf(paces, Math.max(baskets[0]?.day ?? 0, followed[0]?.day ?? 0));
  return {
    item,
    orders: ordersIn(paces),
    together: rankTogether(baskets, TOGETHER_MAX),
    next: rankTogether(followed, NEXT_MAX),
    ...(gap === undefined ? {} : { gap }),
  };
}

/** The k smallest of evenly spread keys tell how many there are: (k - 1) / the largest of them (Bar-Yossef et al. 2002; Beyer et al. 2007). */
function ordersIn(paces: readonly Pace[]): number {
  const last = paces.at(-1);
  if (paces.length < PACES_MAX || !last || last.key === 0) return paces.length;
  return Math.round((paces.length - 1) / (last.key / KEYS));
}
