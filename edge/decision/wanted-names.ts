import type { Wanted } from '#core';

export type Part = keyof Wanted;

export const PARTS = ['items', 'categories', 'popular', 'lessons'] as const satisfies readonly Part[];

export const NO_NAMES: Wanted = { items: [], categories: [], popular: [], lessons: [] };

/** What is wanted that was not asked for before. */
export function newNames(wanted: Wanted, before: Wanted): Wanted {
  return byPart((part) => {
    const asked = new Set(before[part]);
    return wanted[part].filter((name) => !asked.has(name));
  });
}

export function bothNames(a: Wanted, b: Wanted): Wanted {
  return byPart((part) => [...a[part], ...b[part]]);
}

export function countNames({ items, categories, popular, lessons }: Wanted): number {
  return items.length + categories.length + popular.length + lessons.length;
}

function byPart(namesOf: (part: Part) => string[]): Wanted {
  return {
    items: namesOf('items'),
    categories: namesOf('categories'),
    popular: namesOf('popular'),
    lessons: namesOf('lessons'),
  };
}
