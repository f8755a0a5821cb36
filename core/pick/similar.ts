import { baseToResemble, baseWords } from './base-of.ts';
import { likeIt } from './like-it.ts';
import type { Picked, PickInput } from './picked.ts';

/** Like what the visitor is looking at, and not it. */
export function similar(input: PickInput): Picked {
  const base = baseToResemble(input);
  if (base === undefined)
    return {
      lacks: 'Nothing is there for it to be like: no item on the page, none looked at, none in the basket.',
    };
  if (base.item === undefined) return { lacks: 'What it should be like is not in the catalogue.' };
  const items = likeIt(base.item, input).slice(0, input.count);
  if (items.length === 0) return { lacks: 'The catalogue has nothing else of its kind.' };
  return { items, why: () => `It is like ${baseWords(base)}.` };
}
