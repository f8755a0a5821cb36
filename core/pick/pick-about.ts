import { once } from '../catalog/once-a-request.ts';
import type { About, PickName } from '../plan/plan.ts';
import { basket } from './basket.ts';
import { bought } from './bought.ts';
import { category } from './category.ts';
import { complements } from './complements.ts';
import { fixedItems } from './fixed-items.ts';
import { focus } from './focus.ts';
import { next } from './next.ts';
import type { Picked, PickInput } from './picked.ts';
import { popular } from './popular.ts';
import { replenish } from './replenish.ts';
import { similar } from './similar.ts';

const PICKS = {
  focus,
  basket,
  complements,
  similar,
  replenish,
  popular,
  next,
  bought,
} satisfies Record<PickName, (input: PickInput) => Picked>;

/** The items that a variant is about, at most `input.count` (a basket also all its lines), best first. */
export function pickAbout(about: About, input: PickInput): Picked {
  if ('items' in about) return fixedItems(about.items, input);
  if ('category' in about) return category(about.category, input);
  return pickOnce(about.pick, input);
}

/** A plan may have three hundred variants about the same few picks: each is made once a request and count. */
function pickOnce(name: PickName, input: PickInput): Picked {
  return once(input.catalog, PICKS, `${name} ${input.count}`, (catalog) =>
    PICKS[name]({ ...input, catalog }),
  );
}
