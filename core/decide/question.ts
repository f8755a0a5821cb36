import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import type { Candidate, Subject } from '../manners/manner.ts';
import type { Slot, Variant } from '../plan/plan.ts';
import type { Moment } from './moment.ts';

/** What is asked about a slot. */
export interface Question {
  moment: Moment;
  slotName: string;
  slot: Slot;
  catalog: CatalogLookup;
  inviting: string | undefined;
}

export const NO_ITEMS: readonly CatalogItem[] = [];

/** Written out, since a decision makes a thousand of these and a spread of unknown shape costs ten times as much. */
export function subjectOf(
  { moment, slotName, slot, catalog, inviting }: Question,
  variant: Variant,
  items: readonly CatalogItem[],
  lines: Candidate['lines'],
): Subject {
  const { plan, profile, context, intent, facts } = moment;
  const candidate = lines === undefined ? { variant, items } : { variant, items, lines };
  return inviting === undefined
    ? { plan, slotName, slot, candidate, profile, context, catalog, intent, facts }
    : { plan, slotName, slot, candidate, profile, context, catalog, intent, facts, inviting };
}
