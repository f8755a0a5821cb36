import type { CatalogItem } from '../catalog/item.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Buy } from '../profile/profile.ts';
import { boughtThings, type BoughtThing } from './bought-things.ts';
import { dateWords } from './date-words.ts';
import type { Forbidden, Manner, Subject } from './manner.ts';
import { isReduced, priceNow } from './price-now.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { thingOf } from './thing-of.ts';

const DAY_MS = 24 * 3_600_000;

const NOT_BOUGHT = allow('cheaper_than_paid', 'The visitor has not bought it lately.');
const NOTHING_OFF = allow('cheaper_than_paid', 'It is about nothing in particular, and takes nothing off.');
const NOT_CHEAPER = allow('cheaper_than_paid', 'It costs no less now than the visitor has paid.');

/**
 * Cheaper than you paid. The same thing, at a better price, to someone who has just bought it: for `days` (60) after a
 * purchase that stands, never. The price now is the sale price or else the price, less the discount that the variant gives;
 * a gift, or free shipping, leaves it as it is. Each colour and size of a thing is the same thing here.
 *
 * Of two purchases the dearer one counts: it is that buyer who would mind. Where it is not known what was paid, or it was paid
 * in another currency, what is reduced now, or takes something off, is held to be cheaper.
 *
 * "10% off everything" says of everything what it says of that thing: a discount on nothing in particular stays away from
 * whoever would now pay less for anything that they have bought.
 */
export const cheaperThanPaid: Manner = {
  code: 'cheaper_than_paid',
  perItem: true,
  alike: true,
  ask(subject) {
    const { plan, profile, catalog, candidate } = subject;
    const rule = plan.manners.neverCheaperThanPaid;
    if (rule === false) return switchedOff('cheaper_than_paid');
    const [item] = candidate.items;
    if (item === undefined && candidate.variant.incentive.kind !== 'discount') return NOTHING_OFF;
    const things = boughtThings(profile, catalog);
    if (things.length === 0) return NOT_BOUGHT;
    const since = subject.context.now - rule.days * DAY_MS;
    let isLate = false;
    for (const bought of things) {
      if (bought.at <= since) continue;
      const offered = item ?? bought.item;
      // What the catalogue no longer has cannot be had for less.
      if (offered === undefined || (item !== undefined && !isThing(bought, item))) continue;
      isLate = true;
      const cheaper = cheaperThan(bought, offered, since, rule.days, subject);
      if (cheaper !== null) return cheaper;
    }
    return isLate ? NOT_CHEAPER : NOT_BOUGHT;
  },
};

function isThing({ thing, id }: BoughtThing, item: CatalogItem): boolean {
  return thing === thingOf(item) || id === item.id;
}

function cheaperThan(
  { id, buys }: BoughtThing,
  item: CatalogItem,
  since: number,
  days: number,
  { plan, candidate: { variant } }: Subject,
): Forbidden | null {
  const now = priceNow(item, variant);
  const isLower = ({ price, currency }: Buy) =>
    price === undefined || currency !== item.currency ? isReduced(item, variant) : now < price;
  const dearer = buys.filter((buy) => buy.at > since && isLower(buy));
  const last = dearer.at(-1);
  if (last === undefined) return null;
  const paid = Math.max(...dearer.map((buy) => (buy.currency === item.currency ? (buy.price ?? 0) : 0)));
  const money = (minor: number) => formatMoney(minor, item.currency, plan.locale);
  const words = () => {
    const date = dateWords(last.at, plan.timezone);
    return paid > 0
      ? `Bought on ${date} for ${money(paid)}; now it would be ${money(now)}.`
      : `Bought on ${date}, and it is reduced now; what was paid is not known.`;
  };
  const numbers = { what: id, when: last.at, ...(paid > 0 && { paid }), now, currency: item.currency, days };
  return forbid('cheaper_than_paid', words, numbers, last.at + days * DAY_MS);
}
