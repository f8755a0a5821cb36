import type { CatalogItem } from '../catalog/item.ts';
import { once } from '../catalog/once-a-request.ts';
import type { Subject, Verdict } from './manner.ts';

/** What a judgement of an item rests on, whatever variant names it. */
export type Surroundings = Pick<Subject, 'plan' | 'profile' | 'context' | 'catalog'>;

/**
 * The same judgement, made once an item and request: ten variants about what the visitor is on about name the same few items,
 * and some judgements take microseconds.
 */
export function onceAnItem(
  judge: (item: CatalogItem, around: Surroundings) => Verdict,
): (item: CatalogItem, around: Surroundings) => Verdict {
  return (item, { plan, profile, context, catalog }) =>
    once(catalog, judge, item, (noting) => judge(item, { plan, profile, context, catalog: noting }));
}
