import * as v from 'valibot';
import { exact } from './exact.ts';

export const OPERATORS = ['=', '!=', '>', '>=', '<', '<=', 'in', 'contains', 'known'] as const;
export type Operator = (typeof OPERATORS)[number];

export type FactValue = string | number | boolean | readonly string[];

/** A condition over facts. A missing fact makes it unknown, not false. */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { audience: string }
  | { fact: string; is: Operator; value?: FactValue | undefined };

/** Facts with a fixed name; `preference.NAME`, `trait.NAME` and `known.NAME` come besides. */
export const FACTS = [
  'stage',
  'tier',
  'identified',
  'orders.count',
  'orders.value',
  'orders.kept',
  'orders.net',
  'orders.lastDays',
  'orders.gapDays',
  'returns.count',
  'case.open',
  'visits.count',
  'visit.pages',
  'visit.activeMs',
  'basket.count',
  'basket.value',
  'basket.ageDays',
  'focus.item',
  'focus.views',
  'focus.visits',
  'channel',
  'page.path',
  'page.item',
  'page.title',
  'campaign.source',
  'campaign.medium',
  'campaign.name',
  'referrer.host',
  'intent.score',
  'consent.personalization',
  'consent.analytics',
  'gpc',
  'viewed.items',
  'viewed.categories',
  'viewed.brands',
  'bought.items',
] as const;
export type FactName = (typeof FACTS)[number];

/** Rules nest at most this deep: more is a program, not an audience. */
export const RULE_DEPTH_MAX = 8;
/** Parts of one `all` or `any`. */
export const RULE_PARTS_MAX = 32;

const factName = v.pipe(
  v.string(),
  v.check(
    (name) =>
      (FACTS as readonly string[]).includes(name) || /^(preference|trait|known)\.[\w-]{1,48}$/.test(name),
    'no such fact',
  ),
);
const factValue = v.union([
  v.pipe(v.string(), v.maxLength(200)),
  v.number(),
  v.boolean(),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200)),
]);
const comparison = exact({ fact: factName, is: v.picklist(OPERATORS), value: v.optional(factValue) });

/** Which form a rule has is told by its key: so what is wrong with it is said of that form, not of all five. */
export const ruleSchema: v.GenericSchema<Rule> = v.lazy((input) => {
  if (input === null || typeof input !== 'object') return anyRuleSchema;
  const form = FORM_KEYS.find((key) => key in input);
  return form === undefined ? comparison : FORMS[form];
});
const parts = v.pipe(v.array(ruleSchema), v.minLength(1), v.maxLength(RULE_PARTS_MAX));
const FORMS = {
  all: exact({ all: parts }),
  any: exact({ any: parts }),
  not: exact({ not: ruleSchema }),
  audience: exact({ audience: v.string() }),
};
const FORM_KEYS = ['all', 'any', 'not', 'audience'] as const satisfies readonly (keyof typeof FORMS)[];
/** All five forms at once: what the JSON Schema says, and what a value that is no object fails on. */
export const anyRuleSchema: v.GenericSchema<Rule> = v.union(
  [FORMS.all, FORMS.any, FORMS.not, FORMS.audience, comparison],
  'a rule is an object with all, any, not, audience or fact',
);
