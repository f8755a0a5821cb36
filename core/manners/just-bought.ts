import type { CatalogItem } from '../catalog/item.ts';
import { kindOf } from '../catalog/kind-of.ts';
import { isSameKind } from '../catalog/same-kind.ts';
import { dateWords, spanWords } from './date-words.ts';
import { goTogether } from './go-together.ts';
import type { Manner, Verdict } from './manner.ts';
import { quoted } from '../pick/quoted.ts';
import type { Plan } from '../plan/plan.ts';
import { boughtThings } from './bought-things.ts';
import { onceAnItem } from './once-an-item.ts';
import { restingThings, type Resting } from './resting-things.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { speaksOfBasket, speaksOfBought } from './speaks-of.ts';
import { thingOf } from './thing-of.ts';

const NOTHING = allow('just_bought', 'It is about nothing in particular.');
const NOT_BOUGHT = allow('just_bought', 'The visitor has not bought it, nor what does instead.');
const NO_OFFER = allow('just_bought', 'It speaks of what is the visitor’s already, and offers nothing.');

/**
 * The shredder. Bought one, and urged to buy another: a good salesperson knows when a sale is made.
 *
 * - Durable (`lifetime_days` of the feed, else of the plan's categories): not again for as long as it lasts, in no colour or
 *   size, nor what does instead: other durables of the same kind (the same parent category) that do not go with it, unless the
 *   plan says of the category of either that one does not do instead of another. Oil and bags for the shredder are no durables,
 *   and welcome.
 * - Consumable (`replenish_days`, or a pace that the visitor's orders or everyone's show): again from when it may be used up,
 *   which is later where more was taken.
 * - Experience: three cities visited are not offered again, others like them are.
 * - Where nothing says which of these it is: not again for `days` (30).
 *
 * A purchase counts from the browser's word on. What was called off, came back or was paid back was not bought.
 */
export const justBought: Manner = {
  code: 'just_bought',
  perItem: true,
  alike: true,
  ask(subject) {
    const { plan, profile, catalog, candidate } = subject;
    if (plan.manners.knowWhenASaleIsMade === false) return switchedOff('just_bought');
    const [item] = candidate.items;
    if (item === undefined) return NOTHING;
    if (profile === null) return NOT_BOUGHT;
    if (boughtThings(profile, catalog).length === 0) return NOT_BOUGHT;
    if (speaksOfBasket(candidate.variant) || speaksOfBought(candidate.variant)) return NO_OFFER;
    return judge(item, subject);
  },
};

const judge = onceAnItem((item, { plan, profile, context, catalog }) => {
  const rule = plan.manners.knowWhenASaleIsMade;
  const things =
    profile === null || rule === false ? null : restingThings({ plan, profile, catalog, days: rule.days });
  if (things === null) return NOT_BOUGHT;
  const same = things.same.get(thingOf(item)) ?? things.same.get(item.id);
  if (same !== undefined && context.now < same.until) return ofItself(same, plan);
  let instead: Resting | undefined;
  for (const each of things.replaceable)
    if (context.now < each.until && each.until > (instead?.until ?? 0) && doesInstead(each, item, plan))
      instead = each;
  if (instead !== undefined) return ofSubstitute(instead, plan);
  return same === undefined ? NOT_BOUGHT : ofOld(same, plan);
});

function doesInstead(bought: Resting, item: CatalogItem, plan: Plan): boolean {
  if (!isSameKind(bought, item) || goTogether(bought.item ?? bought, item)) return false;
  const { lifetimeDays, replenishDays, substitutes } = kindOf(item, plan);
  return lifetimeDays !== undefined && replenishDays === undefined && substitutes;
}

function ofItself(bought: Resting, plan: Plan): Verdict {
  const { rest, at, until } = bought;
  const words = () => {
    const date = dateWords(at, plan.timezone);
    switch (rest.how) {
      case 'done':
        return `Done on ${date}; what is like it is welcome, the same is not.`;
      case 'lasts':
        return `Bought on ${date}; one lasts about ${spanWords(rest.days)}.`;
      case 'used_up':
        return `Bought on ${date}, enough for about ${spanWords(rest.days)} ${PACE[rest.from]}.`;
      case 'unknown':
        return `Bought on ${date}, so it is left alone for ${spanWords(rest.days)}.`;
      default:
        return rest satisfies never;
    }
  };
  const known = Number.isFinite(until) ? until : undefined;
  return forbid('just_bought', words, numbersOf(bought), known);
}

const PACE = {
  own: 'at the visitor’s own pace',
  everyone: 'at everyone’s pace',
  feed: 'by the catalogue',
};

function ofSubstitute(bought: Resting, plan: Plan): Verdict {
  const words = () =>
    `It does the same as ${quoted(bought.item?.title ?? bought.id)}, which was bought on ${dateWords(bought.at, plan.timezone)} and lasts about ${spanWords(daysOf(bought))}.`;
  return forbid('just_bought', words, numbersOf(bought), bought.until);
}

function ofOld(bought: Resting, plan: Plan): Verdict {
  const words = () =>
    `Bought on ${dateWords(bought.at, plan.timezone)}, long enough ago: ${spanWords(daysOf(bought))} have passed.`;
  return allow('just_bought', words, numbersOf(bought));
}

function numbersOf(bought: Resting): Record<string, string | number> {
  const { id, at, until, rest } = bought;
  const whose = rest.how === 'used_up' ? { pace: rest.from } : {};
  return { what: id, when: at, ...(Number.isFinite(until) && { until, days: daysOf(bought) }), ...whose };
}

function daysOf({ rest }: Resting): number {
  return rest.how === 'done' ? Infinity : rest.days;
}
