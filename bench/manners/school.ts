import {
  learnOrder,
  lessonsOf,
  newLessonState,
  splitOrder,
  type ItemLessons,
  type LessonState,
  type TaughtOrder,
} from '#core';

const DAY_MS = 86_400_000;
const POPULAR_DAYS = 28;

/** Lessons of a whole shop, learned an order at a time as the edge does; there the items are spread over objects. */
export interface School {
  teach(order: TaughtOrder): void;
  lessons(item: string): ItemLessons | undefined;
  /** Most bought in the POPULAR_DAYS before `now`, best first. */
  popular(now: number, count: number): string[];
}

export function createSchool(): School {
  const states = new Map<string, LessonState>();
  const taught: TaughtOrder[] = [];

  return {
    teach(order) {
      taught.push(order);
      for (const [item, fact] of splitOrder(order)) {
        states.set(item, learnOrder(states.get(item) ?? newLessonState(item), fact));
      }
    },
    lessons(item) {
      const state = states.get(item);
      return state && lessonsOf(state);
    },
    popular(now, count) {
      const counts = new Map<string, number>();
      for (const { at, items } of taught.toReversed()) {
        if (at <= now - POPULAR_DAYS * DAY_MS) break;
        for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
      }
      const best = [...counts].sort((a, b) => b[1] - a[1]).slice(0, count);
      return best.map(([item]) => item);
    },
  };
}
