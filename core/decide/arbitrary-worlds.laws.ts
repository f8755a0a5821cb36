import fc from 'fast-check';
import type { CatalogItem } from '../catalog/item.ts';
import type { Plan } from '../plan/plan.ts';
import { PICKS } from '../plan/plan-schema.ts';
import { readPlan } from '../plan/read-plan.ts';
import { FACTS } from '../plan/rule.ts';
import { arbitraryProfile, NOW } from '../profile/arbitrary-events.laws.ts';
import type { Profile } from '../profile/profile.ts';
import type { Busy, ConsentState } from '../wire.ts';
import type { Context } from './context.ts';
import { lookupOf } from './lookup-of.ts';

/* Plans, visitors and moments in which much is allowed and much is not: the same few slots, items and audiences. */

export interface World {
  plan: Plan;
  planVersion: number;
  slots: string[];
  profile: Profile | null;
  context: Context;
  catalog: ReturnType<typeof lookupOf>;
  seed: number;
  visitor: string;
}

/** One in six: each of many obstacles rare, so that in most worlds something is left to show. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const mostly = <T>(usual: T, unusual: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: unusual });

const text = mostly(
  'Hello',
  fc.constantFrom(
    '{{item.title}} is yours',
    '{{ item.brand }} at {{item.price}}',
    '{{basket.count}} things for {{basket.value}}',
    '{{basket.first.title}}',
    '{{nobody.knows}}',
    '{{}}',
  ),
);
const href = fc.constantFrom(
  '/sale',
  '{{item.link}}',
  '{{item.title}}',
  '/search?q={{item.brand}}',
  'https://x.example',
);
const cta = fc.record({ label: text, href }, { requiredKeys: ['label'] });
const content = fc.oneof(
  fc.record(
    {
      kind: fc.constant('banner'),
      title: text,
      text,
      image: fc.constantFrom('{{item.image_link}}', '/img/a.svg'),
      cta,
    },
    { requiredKeys: ['kind', 'title'] },
  ),
  fc.record({ kind: fc.constant('items'), title: text, count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('basket'), title: text, cta }, { requiredKeys: ['kind', 'title'] }),
  fc.record({ kind: fc.constant('html'), html: text.map((each) => `<p title="${each}">${each}</p>`) }),
  fc.record({ kind: fc.constant('json'), json: fc.oneof(fc.jsonValue(), text) }),
);

const known = FACTS.map((fact) => ({ fact, is: 'known' }));
const rule = fc.oneof(
  fc.constantFrom(
    ...known,
    { fact: 'page.path', is: '=', value: '/' },
    { fact: 'orders.count', is: '>=', value: 1 },
    { fact: 'preference.drive', is: '=', value: 'electric' },
    { fact: 'viewed.categories', is: 'contains', value: 'Dresses' },
  ),
  fc.constantFrom({ not: { audience: 'buyers' } }, { any: [{ audience: 'buyers' }, { audience: 'here' }] }),
);
const about = fc.oneof(
  fc.record({ pick: mostly('focus', fc.constantFrom(...PICKS)) }),
  fc.record({ pick: mostly('basket', fc.constantFrom(...PICKS)) }),
  fc.record({ items: fc.array(fc.constantFrom('dress', 'shoes', 'gone'), { minLength: 1, maxLength: 3 }) }),
  fc.record({ category: mostly('Women', fc.constant('Nowhere')) }),
);
const variant = fc.record({
  audience: rarely(fc.oneof(fc.constantFrom('buyers', 'here'), rule)),
  about: fc.option(about, { nil: undefined }),
  familiarity: rarely(fc.constantFrom('contextual', 'remembered', 'personal')),
  schedule: rarely(fc.constantFrom({ from: '2020-01-01T00:00:00Z' }, { until: '2020-01-01T00:00:00Z' })),
  priority: fc.integer({ min: -2, max: 2 }),
  weight: mostly(1, fc.constantFrom(0, 3)),
  content,
});
const share = mostly(0, fc.constantFrom(0.5, 1));
const slot = fc.record({
  kind: fc.constantFrom('content', 'invitation'),
  pages: rarely(fc.constantFrom(['/'], ['/p/*'], [])),
  policy: fc.constantFrom({ kind: 'pin' }, { kind: 'experiment' }, { kind: 'bandit' }),
  holdout: share,
  intent: rarely(fc.constantFrom(0, 0.6, 1)),
  caps: rarely(fc.constantFrom({}, { perVisit: 1 }, { perDay: 0 }, { perWeek: 2 })),
  variants: fc
    .array(variant, { maxLength: 4 })
    .map((list) => list.map((each, index) => ({ ...each, id: 'abcd'.charAt(index) }))),
});

export const ALL_MANNERS_OFF = {
  newVisitorsGetBearings: false,
  askOnceIntentShows: false,
  doNotInterrupt: false,
  takeNoForAnAnswer: false,
  askSparingly: false,
  respectConsent: false,
} as const;

export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    holdout: share,
    gpc: mostly('limit', fc.constant('deny')),
    manners: fc.constantFrom({}, ALL_MANNERS_OFF, ALL_MANNERS_OFF, {
      newVisitorsGetBearings: { activeMs: 0, pages: 1 },
    }),
    slots: fc.record({ 'home-hero': slot, chat: slot, 'pop-up': slot }),
  })
  .map((part) => ({
    site: 'demo',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    audiences: {
      buyers: { fact: 'orders.count', is: '>=', value: 1 },
      here: { fact: 'page.path', is: '=', value: '/' },
    },
    ...part,
  }))
  .map((raw) => readPlan(JSON.parse(JSON.stringify(raw))))
  .filter((result) => result.ok)
  .map((result) => result.value);

const consent = mostly<ConsentState>('granted', fc.constant('denied'));
export const arbitraryContext: fc.Arbitrary<Context> = fc
  .record({
    now: fc.integer({ min: NOW, max: NOW + 40 * 86_400_000 }),
    session: fc.constantFrom('s1', 's2', ''),
    path: fc.constantFrom('/', '/p/dress', '/checkout'),
    itemId: fc.option(fc.constantFrom('dress', 'gone'), { nil: undefined }),
    busy: mostly<Busy[]>([], fc.subarray<Busy>(['typing', 'invitation_open'])),
    personalization: consent,
    gpc: mostly(false, fc.constant(true)),
  })
  .map(({ now, session, path, itemId, busy, personalization, gpc }) => ({
    now,
    session,
    page: { url: `https://shop.example${path}`, path, busy, ...(itemId !== undefined && { itemId }) },
    consent: { personalization, analytics: 'granted' },
    gpc,
  }));

export const ITEMS: readonly CatalogItem[] = [
  itemOf('dress', { brand: 'Marlow & Finch', imageLink: '/img/dress.svg', salePrice: 9900 }),
  itemOf('shoes', { title: '<script>alert(1)</script> {{item.price}}', brand: '"><img src=x>' }),
  itemOf('oil', { link: 'javascript:alert(1)', currency: 'JPY' }),
];

export const CATALOG = lookupOf({ items: ITEMS, categories: { Women: ITEMS.slice(0, 2) } });

function itemOf(id: string, more: Partial<CatalogItem>): CatalogItem {
  return {
    id,
    title: `The ${id}`,
    link: `/p/${id}`,
    price: 12_900,
    currency: 'EUR',
    availability: 'in_stock',
    categories: ['Women'],
    ...more,
  };
}

export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  plan: arbitraryPlan,
  planVersion: fc.integer({ min: 1, max: 99 }),
  slots: fc
    .tuple(
      fc.subarray(['home-hero', 'chat']),
      rarely(fc.constantFrom('nobody-knows-it', '__proto__', 'constructor')),
    )
    .map(([names, unknown]) => [...names, ...(unknown === undefined ? [] : [unknown])]),
  profile: fc.option(arbitraryProfile(), { nil: null }),
  context: arbitraryContext,
  catalog: fc.constant(CATALOG),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  visitor: fc.oneof(fc.constant(''), fc.string({ minLength: 1, maxLength: 30 })),
});
