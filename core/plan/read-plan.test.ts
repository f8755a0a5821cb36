import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AUDIENCE_CHAIN_MAX } from './audience-chains.ts';
import type { PlanInput } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { OPERATORS, RULE_DEPTH_MAX, type Rule } from './rule.ts';

const banner = { kind: 'banner', title: 'Hello' } as const;
const PLAN: PlanInput = {
  site: 'demo',
  origins: ['https://shop.example'],
  currency: 'EUR',
  timezone: 'Europe/Paris',
  audiences: { vip: { all: [{ fact: 'orders.count', is: '>=', value: 3 }] } },
  slots: { 'home-hero': { kind: 'content', variants: [{ id: 'a', audience: 'vip', content: banner }] } },
};

/** What is wrong with the plan, as `path code`. */
function flawsOf(plan: unknown): string[] {
  const result = readPlan(plan);
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`);
}
function detailsOf(plan: unknown): string {
  const result = readPlan(plan);
  return result.ok ? '' : result.errors.map(({ detail }) => detail).join('\n');
}
const withRule = (rule: unknown) => ({ ...PLAN, audiences: { vip: rule } });
const withVariants = (...variants: unknown[]) => ({
  ...PLAN,
  slots: { hero: { kind: 'content', variants } },
});
const withVariant = (part: object) => withVariants({ id: 'a', content: banner, ...part });

test('a plan is read with every default filled in', () => {
  const result = readPlan(PLAN);
  expect(result.ok && result.value).toMatchObject({
    locale: 'en-GB',
    holdout: 0,
    gpc: 'limit',
    manners: {
      newVisitorsGetBearings: { activeMs: 15_000, pages: 2 },
      askOnceIntentShows: { score: 0.6 },
      doNotInterrupt: { checkoutPages: ['/checkout*'] },
      takeNoForAnAnswer: { days: 30, factor: 3 },
      askSparingly: { perVisit: 1, perDay: 1, perWeek: 3 },
    },
    slots: {
      'home-hero': {
        policy: { kind: 'pin' },
        holdout: 0,
        variants: [{ id: 'a', incentive: { kind: 'none' }, familiarity: 'ambient', priority: 0, weight: 1 }],
      },
    },
  });
});

test('what was read once reads the same again', () => {
  const once = readPlan(PLAN);
  expect(readPlan(once.ok && once.value)).toEqual(once);
});

test('a manner is switched off by false, and changed in part', () => {
  const manners = { askSparingly: false, newVisitorsGetBearings: { pages: 5 } } as const;
  const result = readPlan({ ...PLAN, manners });
  expect(result.ok && result.value.manners).toMatchObject({
    askSparingly: false,
    newVisitorsGetBearings: { activeMs: 15_000, pages: 5 },
  });
});

test('nothing that may be sent as a plan makes reading fail', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('slots', 'audiences', 'manners', 'origins', 'timezone'),
      (value, key) => {
        expect(readPlan(value).ok).toBe(false);
        expect(typeof readPlan({ ...PLAN, [key]: value }).ok).toBe('boolean');
      },
    ),
  );
});

describe('names that nobody knows are told with the one that was meant', () => {
  test.each([
    [{ ...PLAN, slotz: {} }, 'slotz unknown_key', '"slots"'],
    [{ ...PLAN, manners: { askSparing: {} } }, 'manners.askSparing unknown_key', '"askSparingly"'],
    [
      { ...PLAN, manners: { askSparingly: { perDya: 1 } } },
      'manners.askSparingly.perDya unknown_key',
      '"perDay"',
    ],
    [
      withRule({ fact: 'orders.cuont', is: '>', value: 1 }),
      'audiences.vip.fact unknown_fact',
      '"orders.count"',
    ],
    [withRule({ fact: 'orders.count', is: '=>', value: 1 }), 'audiences.vip.is unknown_operator', '>='],
    [withRule({ fact: 'gpc', is: 'known', valeu: 1 }), 'audiences.vip.valeu unknown_key', '"value"'],
    [withVariant({ audience: 'vpi' }), 'slots.hero.variants.0.audience unknown_audience', '"vip"'],
    [
      withVariant({ audience: { audience: 'vpi' } }),
      'slots.hero.variants.0.audience.audience unknown_audience',
      '"vip"',
    ],
    [withVariant({ about: { pick: 'fokus' } }), 'slots.hero.variants.0.about.pick invalid', '"focus"'],
    [
      withVariant({ content: { kind: 'baner', title: 'x' } }),
      'slots.hero.variants.0.content.kind invalid',
      '"banner"',
    ],
    [
      withVariant({ content: { ...banner, titel: 'x' } }),
      'slots.hero.variants.0.content.titel unknown_key',
      '"title"',
    ],
  ])('%#: %s', (plan, flaw, near) => {
    expect(flawsOf(plan)).toEqual([flaw]);
    expect(detailsOf(plan)).toContain(near);
  });

  test('a word that is like no other is told alone', () => {
    expect(detailsOf({ ...PLAN, weather: 1 })).not.toContain('did you mean');
  });
});

describe('what is wrong is said where it is', () => {
  test.each([
    [null, ' invalid'],
    [[], ' invalid'],
    [{ ...PLAN, currency: undefined }, 'currency invalid'],
    [{ site: 'demo', origins: PLAN.origins, currency: 'EUR', timezone: 'UTC' }, 'slots missing'],
    [{ ...PLAN, slots: [] }, 'slots invalid'],
    [{ ...PLAN, timezone: 'Paris' }, 'timezone invalid'],
    [{ ...PLAN, locale: 'english please' }, 'locale invalid'],
    [{ ...PLAN, origins: ['https://shop.example/path'] }, 'origins.0 invalid'],
    [{ ...PLAN, holdout: 10 }, 'holdout invalid'],
    [{ ...PLAN, slots: { 'Home Hero': { kind: 'content', variants: [] } } }, 'slots.Home Hero invalid_name'],
    [{ ...PLAN, manners: { askOnceIntentShows: true } }, 'manners.askOnceIntentShows invalid'],
    [{ ...PLAN, manners: { askOnceIntentShows: { score: 2 } } }, 'manners.askOnceIntentShows.score invalid'],
    [withVariants({ id: 'a' }), 'slots.hero.variants.0.content missing'],
    [
      withVariants({ id: 'a', content: banner }, { id: 'a', content: banner }),
      'slots.hero.variants.1.id duplicate_variant',
    ],
    [
      withVariant({ content: { ...banner, cta: { label: 'x', href: 'javascript:x' } } }),
      'slots.hero.variants.0.content.cta.href invalid',
    ],
    [withVariant({ about: 'focus' }), 'slots.hero.variants.0.about invalid'],
    [withVariant({ incentive: { kind: 'discount' } }), 'slots.hero.variants.0.incentive.percent missing'],
    [
      withVariant({ schedule: { from: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' } }),
      'slots.hero.variants.0.schedule.until schedule_order',
    ],
    [
      {
        ...PLAN,
        slots: {
          hero: {
            kind: 'content',
            caps: { perDay: 6, perWeek: 7 },
            variants: [{ id: 'a', content: banner }],
          },
        },
      },
      'slots.hero.caps.perWeek cap_too_high',
    ],
    [withVariant({ id: 'control' }), 'slots.hero.variants.0.id reserved_name'],
    [
      {
        ...PLAN,
        slots: {
          chat: { kind: 'invitation', variants: [{ id: 'a', content: { kind: 'items', title: 'Look' } }] },
        },
      },
      'slots.chat.variants.0.content.kind invitation_content',
    ],
    [
      withVariant({ schedule: { until: '2026-02-01T00:00:00+02' } }),
      'slots.hero.variants.0.schedule.until invalid',
    ],
    [
      withVariant({ content: { ...banner, text: 'For {{visitor.name}}' } }),
      'slots.hero.variants.0.content unknown_placeholder',
    ],
    [
      {
        ...PLAN,
        slots: {
          hero: {
            kind: 'content',
            policy: { kind: 'experiment' },
            variants: [{ id: 'a', weight: 0, content: banner }],
          },
        },
      },
      'slots.hero.variants no_weight',
    ],
  ])('%#: %s', (plan, flaw) => {
    expect(flawsOf(plan)).toEqual([flaw]);
  });

  test('all flaws of the schema are told at once', () => {
    expect(flawsOf({ ...PLAN, site: 'X Y', holdout: -1, gpc: 'no' })).toEqual([
      'site invalid',
      'holdout invalid',
      'gpc invalid',
    ]);
  });
});

describe('rules', () => {
  test.each([
    [{ fact: 'orders.count', is: '>', value: 'three' }, 'value operator_value'],
    [{ fact: 'orders.count', is: '<=' }, 'value operator_value'],
    [{ fact: 'page.path', is: 'in', value: '/sale' }, 'value operator_value'],
    [{ fact: 'viewed.items', is: 'contains', value: 3 }, 'value operator_value'],
    [{ fact: 'gpc', is: '=' }, 'value operator_value'],
    [{ fact: 'focus.item', is: 'known', value: 'yes' }, 'value operator_value'],
    [{ fact: 'preference.', is: 'known' }, 'fact unknown_fact'],
    [{ all: [] }, 'all invalid'],
    [{ any: [{ not: { fact: 'gps', is: 'known' } }] }, 'any.0.not.fact unknown_fact'],
    [{ fact: 'gpc' }, 'is missing'],
  ])('%j: %s', (rule, flaw) => {
    expect(flawsOf({ ...withRule(rule), slots: {} })).toEqual([`audiences.vip.${flaw}`]);
  });

  test('a rule that has no form is told which forms there are', () => {
    expect(detailsOf(withRule('vip'))).toContain('all, any, not, audience or fact');
  });

  test.each([
    { fact: 'preference.drive', is: '=', value: 'electric' },
    { fact: 'trait.tier', is: 'in', value: ['gold', 'silver'] },
    { fact: 'viewed.categories', is: 'contains', value: 'Dresses' },
    { fact: 'focus.item', is: 'known' },
    { fact: 'focus.item', is: 'known', value: false },
    { not: { any: [{ fact: 'gpc', is: '=', value: true }] } },
  ])('%j is a rule', (rule) => {
    expect(flawsOf(withRule(rule))).toEqual([]);
  });

  test('audiences may stand on others, but not on themselves', () => {
    const other = (name: string): Rule => ({ not: { all: [{ audience: name }] } });
    expect(flawsOf({ ...PLAN, audiences: { vip: other('b'), b: { fact: 'gpc', is: 'known' } } })).toEqual([]);
    expect(flawsOf({ ...PLAN, audiences: { vip: other('vip') } })).toEqual(['audiences.vip audience_cycle']);
    expect(flawsOf({ ...PLAN, audiences: { vip: other('b'), b: other('c'), c: other('b') } })).toEqual([
      'audiences.b audience_cycle',
      'audiences.c audience_cycle',
    ]);
    expect(detailsOf({ ...PLAN, audiences: { vip: other('b'), b: other('vip') } })).toContain(
      'vip → b → vip',
    );
  });

  test('audiences stand on each other as high as the bound, and not higher', () => {
    const chain = (length: number): Record<string, Rule> =>
      Object.fromEntries(
        Array.from({ length }, (_, i): [string, Rule] => [
          `a${i}`,
          i === length - 1 ? { fact: 'gpc', is: 'known' } : { not: { audience: `a${i + 1}` } },
        ]),
      );
    const flawsWith = (length: number) =>
      flawsOf({ ...PLAN, audiences: { ...PLAN.audiences, ...chain(length) } });
    expect(flawsWith(AUDIENCE_CHAIN_MAX)).toEqual([]);
    expect(flawsWith(AUDIENCE_CHAIN_MAX + 1)).toEqual(['audiences.a0 too_deep']);
  });

  test('rules nest as deep as the bound, and not deeper', () => {
    const nest = (depth: number): Rule =>
      depth === 1 ? { fact: 'gpc', is: 'known' } : { not: nest(depth - 1) };
    expect(flawsOf(withRule(nest(RULE_DEPTH_MAX)))).toEqual([]);
    expect(flawsOf(withRule(nest(RULE_DEPTH_MAX + 1)))[0]).toMatch(/ too_deep$/);
  });

  test('every operator has a value that fits', () => {
    const values = [3, 'x', ['x'], true, undefined];
    for (const is of OPERATORS)
      expect(
        values.some(
          (value) =>
            flawsOf(withRule({ fact: 'gpc', is, ...(value !== undefined && { value }) })).length === 0,
        ),
      ).toBe(true);
  });
});

describe('documents that mean harm', () => {
  test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused wherever it stands', (key) => {
    const text = JSON.stringify(PLAN);
    const hidden = [
      text.replace('"vip":', `"${key}":{"x":1},"vip":`),
      text.replace('"home-hero":', `"${key}":{"kind":"content","variants":[]},"home-hero":`),
      text.replace('"title":', `"${key}":1,"title":`),
      text.replace('"site":', `"${key}":{"site":"x"},"site":`),
    ];
    for (const each of hidden) expect(flawsOf(JSON.parse(each))[0]).toMatch(/forbidden_key$/);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('nesting without end is refused before it costs anything', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown;
    expect(flawsOf(withRule(deep))[0]).toMatch(/ too_deep$/);
  });

  test('no more flaws are told than a person reads', () => {
    const audiences = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`a${i}`, { fact: 'x', is: 'known' }]),
    );
    expect(flawsOf({ ...PLAN, audiences })).toHaveLength(100);
  });
});

describe('what a plan says of ids, consent and feeds', () => {
  test.each<[what: string, part: object]>([
    ['a pattern', { ids: { page: 'shopify_US_{group}_{variant}' } }],
    ['several patterns', { ids: { page: ['gla_{id}', 'sku-{mpn}'] } }],
    ['signals of one kind', { consent: { analytics: ['analytics_storage'] } }],
    ['signals of both', { consent: { personalization: ['ad_storage'], analytics: ['ad_storage'] } }],
    ['a share', { catalogGoodShare: 1 }],
  ])('%s is taken', (_, part) => expect(flawsOf({ ...PLAN, ...part })).toEqual([]));

  test.each<[part: object, flaws: string[]]>([
    [{ ids: { page: 'shopify_US' } }, ['ids.page invalid']],
    [{ ids: { page: ['gla_{id}', '{sku}'] } }, ['ids.page.1 invalid']],
    [{ ids: { page: [] } }, ['ids.page invalid']],
    [{ ids: { pages: 'gla_{id}' } }, ['ids.pages unknown_key']],
    [{ consent: {} }, ['consent invalid']],
    [{ consent: { analytics: [] } }, ['consent.analytics invalid']],
    [{ consent: { personalization: ['functional_storage'] } }, ['consent.personalization.0 invalid']],
    [{ catalogGoodShare: 95 }, ['catalogGoodShare invalid']],
  ])('%j is a flaw', (part, flaws) => expect(flawsOf({ ...PLAN, ...part })).toEqual(flaws));

  test('a flaw in a pattern says what a pattern may have', () => {
    expect(detailsOf({ ...PLAN, ids: { page: '{sku}_{id}' } })).toContain('no part {sku}; there are {id}');
    expect(detailsOf({ ...PLAN, consent: { analytics: ['analytic_storage'] } })).toContain(
      'analytics_storage',
    );
  });

  test('without a word a feed goes through with 95 of 100 items', () => {
    const result = readPlan(PLAN);
    expect(result.ok && [result.value.catalogGoodShare, result.value.ids, result.value.consent]).toEqual([
      0.95,
      {},
      undefined,
    ]);
  });
});
