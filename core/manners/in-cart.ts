import { basketThings } from './basket-things.ts';
import { countWords } from './count-words.ts';
import type { Manner } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { speaksOfBasket, speaksOfFocus } from './speaks-of.ts';
import { thingOf } from './thing-of.ts';

const NOTHING = allow('in_cart', 'It is about nothing in particular.');
const MAY_SPEAK = allow(
  'in_cart',
  'It is about the basket or what the visitor is on about, and may speak of it.',
);
const NOT_IN_IT = allow('in_cart', 'It is not in the basket.');

/**
 * Goes with it, never what is in the basket already: what a customer carries to the till is not held out to them once more,
 * in whatever colour or size. What is about the basket, or about the thing that they are weighing up (the rose-coloured dress
 * lies in the basket, not bought), may speak of it.
 */
export const inCart: Manner = {
  code: 'in_cart',
  perItem: true,
  alike: true,
  ask({ plan, profile, catalog, candidate: { variant, items } }) {
    if (plan.manners.mindTheBasket === false) return switchedOff('in_cart');
    const [item] = items;
    if (item === undefined) return NOTHING;
    const basket = basketThings(profile, catalog);
    const same = basket.items.get(item.id) ?? 0;
    const quantity = basket.things.get(thingOf(item)) ?? same;
    if (quantity === 0) return NOT_IN_IT;
    if (speaksOfBasket(variant) || speaksOfFocus(variant)) return MAY_SPEAK;
    const words = () =>
      same > 0
        ? `The basket has ${countWords(same, 'of it', 'of it')} already.`
        : `The basket has ${countWords(quantity, 'of it', 'of it')} already, in another colour or size.`;
    return forbid('in_cart', words, { what: item.id, quantity });
  },
};
