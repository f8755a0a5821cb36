import * as v from 'valibot';
import { exact } from './exact.ts';
import { byForm } from './by-form.ts';
import { consentSchema } from './consent-schema.ts';
import { contentSchema } from './content-schema.ts';
import { idsSchema } from './ids-schema.ts';
import { lifecycleSchema } from './lifecycle-schema.ts';
import { measurementSchema } from './measurement-schema.ts';
import { mannersSchema } from './manners-schema.ts';
import { ruleSchema } from './rule.ts';

/** Names become parts of keys (`slot/variant`) and of URLs. */
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'lower case letters, digits and hyphens, at most 48'),
);
/** What an explanation of one slot can still list; the contract's bound for slots is 32 a request. */
const VARIANTS_MAX = 300;
const AUDIENCES_MAX = 500;
const SLOTS_MAX = 200;

/** Lifted manners cost somebody their peace: two in a hundred at most. */
const RESTRAINT_SHARE_MAX = 0.02;

/** Stands for the control group where counts go by variant, so no variant may be called so. */
export const CONTROL = 'control';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
/** valibot also takes an offset without minutes, which Date.parse does not: such an `until` would never come. */
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => Number.isFinite(Date.parse(text)), 'an instant, such as 2026-11-27T00:00:00+01:00'),
);
const origin = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i, 'an origin: scheme, host and port, no path'),
);
/** A path, `*` for any run of characters within it: `/p/*`. */
const pagePattern = v.pipe(v.string(), v.startsWith('/'), v.maxLength(200));

export const PICKS = [
  'focus',
  'basket',
  'complements',
  'similar',
  'replenish',
  'popular',
  'next',
  'bought',
] as const;

const ABOUT = {
  items: exact({
    items: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(24)),
  }),
  category: exact({ category: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)) }),
  pick: exact({ pick: v.picklist(PICKS) }),
};
const anyAbout = v.union(Object.values(ABOUT), 'expected an object with items, category or pick');
const about: typeof anyAbout = v.lazy((input) => {
  if (input === null || typeof input !== 'object') return anyAbout;
  return 'items' in input ? ABOUT.items : 'category' in input ? ABOUT.category : ABOUT.pick;
}) as never;

const incentive = v.variant('kind', [
  exact({
    kind: v.picklist(['none', 'early_access', 'status', 'free_shipping', 'gift']),
    cost: v.optional(v.pipe(v.number(), v.minValue(0))),
  }),
  exact({
    kind: v.literal('discount'),
    percent: v.pipe(v.number(), v.minValue(1), v.maxValue(100)),
    cost: v.optional(v.pipe(v.number(), v.minValue(0))),
  }),
]);

const variant = exact({
  id: name,
  /** Name of an audience of the plan, or a rule of its own. */
  audience: v.optional(byForm(v.string(), ruleSchema)),
  about: v.optional(about),
  incentive: v.optional(incentive, { kind: 'none' }),
  familiarity: v.optional(v.picklist(['ambient', 'contextual', 'remembered', 'personal']), 'ambient'),
  schedule: v.optional(exact({ from: v.optional(instant), until: v.optional(instant) })),
  /** `service` helps with what the visitor has begun or asked for; an open case or a budget holds back `promotion` only. */
  purpose: v.optional(v.picklist(['promotion', 'service']), 'promotion'),
  /** `delivery`: it asks about something bought, and waits until that has come (a request for a review). */
  waitsFor: v.optional(v.picklist(['delivery'])),
  /** Under `pin`, the highest that is allowed is shown; the order of the list settles ties. */
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-100), v.maxValue(100)), 0),
  /** Under `bandit`, what is expected of it before anybody has seen it; it weighs as much as so many visitors. */
  prior: v.optional(
    exact({
      /** Share of those who see it and then do what the slot is after. */
      rate: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      /** What it is worth when they do, in major units of the plan's currency; unused where the goal is a click or a conversion. */
      value: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
      visitors: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)), 50),
    }),
  ),
  /** Under `experiment`, its share relative to the others. */
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)), 1),
  content: contentSchema,
});

const policy = v.variant('kind', [
  exact({ kind: v.literal('pin') }),
  exact({ kind: v.literal('experiment') }),
  exact({
    kind: v.literal('bandit'),
    goal: v.optional(v.picklist(['margin', 'revenue', 'conversion', 'click']), 'margin'),
    /** Share of visitors that goes evenly to all variants, so that none is given up for ever. */
    explore: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.5)), 0.05),
  }),
]);

const caps = exact({
  perVisit: v.optional(count),
  perDay: v.optional(count),
  perWeek: v.optional(count),
});

const slot = exact({
  kind: v.picklist(['content', 'invitation']),
  pages: v.optional(v.pipe(v.array(pagePattern), v.maxLength(50))),
  policy: v.optional(policy, { kind: 'pin' }),
  /** Share of visitors held out of this slot. */
  holdout: v.optional(share, 0),
  /** Invitations: the intent from which on one may ask; without it the plan's manners say. */
  intent: v.optional(share),
  caps: v.optional(caps),
  /** The small "Why this?" on what is personal; the plan's own `whyThis` where it says nothing. */
  whyThis: v.optional(v.boolean()),
  variants: v.pipe(v.array(variant), v.maxLength(VARIANTS_MAX)),
});

const CATEGORIES_MAX = 500;
const PREFERENCES_MAX = 50;
const daysOf = (max: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(max));

/** `Study > Shredders`, or one level of a path: `Shredders`. */
const categoryName = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const categoryKind = exact({
  /** How long one lasts. */
  lifetimeDays: v.optional(daysOf(36_500)),
  /** When one is used up. */
  replenishDays: v.optional(daysOf(3650)),
  /** Whether one of the kind does instead of another: a second shredder is not wanted, a second dress may well be. */
  substitutes: v.optional(v.boolean()),
});
const preferenceName = v.pipe(v.string(), v.regex(/^[\w-]{1,48}$/));
const preferenceKind = exact({
  /** Field of an item that the said values are values of. */
  field: v.picklist(['category', 'brand', 'color', 'size']),
  /** Only items of this category are spoken of: `Cars` for "electric". */
  within: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
  /** How the visitor is asked, where the page shows what it knows (`<tact-me>`), and the answers to choose from. */
  label: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
  options: v.optional(v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(48))), v.maxLength(16))),
});

export const planSchema = exact({
  $schema: v.optional(v.string()),
  site: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/)),
  origins: v.pipe(v.array(origin), v.minLength(1), v.maxLength(50)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  timezone: v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone, such as Europe/Paris')),
  /** BCP 47; how prices and dates are written in filled content. */
  locale: v.optional(v.pipe(v.string(), v.check(isLocale, 'a BCP 47 language tag, such as en-GB')), 'en-GB'),
  /** Of all visitors, see nothing from Tact. */
  holdout: v.optional(share, 0),
  /** What Global Privacy Control does beyond withholding third parties: `deny` treats it as consent denied. */
  gpc: v.optional(v.picklist(['limit', 'deny']), 'limit'),
  /** Which signals of Consent Mode count; without it, the usual order of the tag. */
  consent: v.optional(consentSchema),
  /** How pages' ids are made from the feed's, where they differ. */
  ids: v.optional(idsSchema, {}),
  /** Share of a feed's items that must be good for a replacement to go through; the others are left out and told. */
  catalogGoodShare: v.optional(share, 0.95),
  /** The small "Why this?" with "Not for me" on what is personal. */
  whyThis: v.optional(v.boolean(), true),
  manners: v.optional(mannersSchema, {}),
  /** By category, anywhere on an item's path, the longest path that matches first: what its items are like where the feed does not say. */
  categories: v.optional(v.pipe(v.record(categoryName, categoryKind), v.maxEntries(CATEGORIES_MAX)), {}),
  /** By preference: which field of an item it speaks of, so that what contradicts it is kept away. */
  preferences: v.optional(
    v.pipe(v.record(preferenceName, preferenceKind), v.maxEntries(PREFERENCES_MAX)),
    {},
  ),
  /** What counts as an outcome, and for how long. */
  measurement: v.optional(measurementSchema, {}),
  /** What each manner is worth: a small share of visitors has one soft manner lifted. */
  restraint: v.optional(
    exact({ share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(RESTRAINT_SHARE_MAX)), 0) }),
    {},
  ),
  /** When somebody counts as a regular, as a VIP, as drifting away. */
  lifecycle: v.optional(lifecycleSchema, {}),
  audiences: v.optional(v.pipe(v.record(name, ruleSchema), v.maxEntries(AUDIENCES_MAX)), {}),
  slots: v.pipe(v.record(name, slot), v.maxEntries(SLOTS_MAX)),
});

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
