import * as v from 'valibot';
import { factsOf } from '../audience/facts-of.ts';
import type { CatalogItem } from '../catalog/item.ts';
import type { Context } from '../decide/context.ts';
import { lookupOf } from '../decide/lookup-of.ts';
import { scoreIntent } from '../intent/score-intent.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';
import { planSchema } from '../plan/plan-schema.ts';
import type { PlanInput } from '../plan/plan.ts';
import { newProfile, type Profile } from '../profile/profile.ts';
import type { Subject } from './manner.ts';

type SlotInput = PlanInput['slots'][string];

/** A case's input: what matters to it; the rest is a plain visitor on the home page of a plain shop. Times are ms since the epoch. */
export interface SubjectInput {
  slot?: Partial<SlotInput>;
  variant?: Partial<SlotInput['variants'][number]>;
  plan?: Partial<PlanInput>;
  /** What the candidate is about, by id; items that `catalog` does not describe are plain ones in stock at 10.00 EUR. */
  items?: string[];
  /** Items that need more than an id, and what orders teach of some. */
  catalog?: { items?: (Partial<CatalogItem> & { id: string })[]; lessons?: ItemLessons[] };
  profile?: Partial<Profile> | null;
  context?: Partial<Omit<Context, 'page'>> & { page?: Partial<Context['page']> };
  intent?: number;
  inviting?: string;
}

export function subjectOf(input: SubjectInput): Subject {
  const variant = { id: 'a', content: { kind: 'banner' as const, title: 'Hello' }, ...input.variant };
  const plan = v.parse(planSchema, {
    site: 'demo',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    ...input.plan,
    slots: { ...input.plan?.slots, s: { kind: 'content', variants: [variant], ...input.slot } },
  });
  const slot = plan.slots['s'];
  const [first] = slot?.variants ?? [];
  if (slot === undefined || first === undefined) throw new Error('the case has no variant');
  const profile = input.profile === null ? null : { ...newProfile('v'), ...input.profile };
  const context: Context = {
    now: 0,
    session: 'visit',
    consent: { personalization: 'granted', analytics: 'granted' },
    gpc: false,
    ...input.context,
    page: { url: 'https://shop.example/', path: '/', busy: [], ...input.context?.page },
  };
  const described = (input.catalog?.items ?? []).map(itemOf);
  const catalog = lookupOf({ items: described, lessons: input.catalog?.lessons ?? [] });
  const intent =
    input.intent === undefined ? scoreIntent(profile, context) : { score: input.intent, evidence: [] };
  return {
    plan,
    slotName: 's',
    slot,
    candidate: { variant: first, items: (input.items ?? []).map((id) => catalog.item(id) ?? itemOf({ id })) },
    catalog,
    profile,
    context,
    intent,
    facts: factsOf({ profile, context, intent, plan }),
    ...(input.inviting !== undefined && { inviting: input.inviting }),
  };
}

function itemOf(item: Partial<CatalogItem> & { id: string }): CatalogItem {
  const { id } = item;
  const plain = { title: id, link: `/p/${id}`, price: 1000, currency: 'EUR', categories: [] };
  return { ...plain, availability: 'in_stock', ...item };
}
