import type { ItemFact } from './item-fact.ts';
import { byKey, keepForemost, newestFirst } from './keep-foremost.ts';
import { BASKETS_MAX, FOLLOWED_MAX, PACES_MAX, type LessonState } from './lesson-state.ts';

/**
 * The state with one more order in it; the very same state where it teaches nothing new. Facts may come in any order and any
 * number of times: the state is that of the set of them.
 */
export function learnOrder(state: LessonState, fact: ItemFact): LessonState {
  const { kind, key, day, others, size } = fact;
  const basket = { key, day, others, size };
  if (kind === 'followed') {
    const followed = keepForemost(state.followed, basket, newestFirst, FOLLOWED_MAX);
    return followed === state.followed ? state : { ...state, followed };
  }
  const { sinceDays, orderDays } = fact;
  const pace = {
    key,
    day,
    ...(sinceDays === undefined ? {} : { sinceDays }),
    ...(orderDays === undefined ? {} : { orderDays }),
  };
  const baskets = keepForemost(state.baskets, basket, newestFirst, BASKETS_MAX);
  const paces = keepForemost(state.paces, pace, byKey, PACES_MAX);
  return baskets === state.baskets && paces === state.paces ? state : { ...state, baskets, paces };
}
