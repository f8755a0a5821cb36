import type { Context } from '../decide/context.ts';
import type { IntentScore } from '../intent/intent-score.ts';
import { rankFocus } from '../pick/rank-focus.ts';
import type { Plan } from '../plan/plan.ts';
import type { FactName, FactValue } from '../plan/rule.ts';
import type { Profile } from '../profile/profile.ts';
import { visitOf } from '../profile/visit-of.ts';
import { pastFacts } from './past-facts.ts';
import type { Facts } from './rule-trace.ts';
import { wordFacts } from './word-facts.ts';

type Known = Record<FactName, FactValue | undefined>;

/**
 * All facts that an audience may ask for; undefined is unknown. With nobody known (`profile` null) the past is unknown,
 * not zero; with a profile, counts of nothing are 0 and lists of nothing are empty, but the days since an order that
 * never was stay unknown, as do an own pace that has not shown yet and the age of an empty basket.
 *
 * `orders.value`, `orders.net` and `basket.value` are in whole units of the plan's currency (99.5), as a marketer writes
 * prices; `orders.net` and `orders.kept` leave out what was paid back and what came to nothing. Days are whole ones.
 * `visits.count`, `focus.views` and `returns.count` stop at what a profile remembers (VISITS_MAX, SEEN_MAX, …).
 *
 * `known.NAME` is what is known under that name from whoever is nearest: the visitor's own word, else the shop's, a
 * partner's, what was bought in (`knownWord`); `preference.NAME` and `trait.NAME` are the visitor's word and the others' for
 * themselves. Under Global Privacy Control what third parties say is in none of them.
 */
export function factsOf(input: {
  profile: Profile | null;
  context: Context;
  intent: IntentScore;
  plan: Pick<Plan, 'currency' | 'lifecycle'>;
}): Facts {
  const { profile, context } = input;
  const focus = rankFocus(profile, context)[0]?.item;
  const visit = profile === null ? undefined : visitOf(profile, context.session);
  const campaign = context.page.campaign ?? visit?.campaign;
  const here = {
    channel: context.channel ?? 'site',
    'page.path': context.page.path,
    'page.item': context.page.itemId,
    'page.title': context.page.title,
    'campaign.source': campaign?.source,
    'campaign.medium': campaign?.medium,
    'campaign.name': campaign?.name,
    'referrer.host': context.page.referrerHost ?? visit?.referrerHost,
    'consent.personalization': context.consent.personalization,
    'consent.analytics': context.consent.analytics,
    gpc: context.gpc,
    'focus.item': focus,
  } satisfies Partial<Known>;
  if (profile === null) return here;
  return {
    ...wordFacts(profile, context.gpc),
    ...here,
    ...pastFacts({ ...input, profile, focus }),
  } satisfies Known;
}
