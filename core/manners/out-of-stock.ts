import type { Manner } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { speaksOfBasket, speaksOfBought } from './speaks-of.ts';

const NOTHING = allow('out_of_stock', 'It is about nothing in particular.');
const NO_OFFER = allow('out_of_stock', 'It speaks of what is the visitor’s already, and offers nothing.');
const NEW_ONES = { preorder: 'It can be ordered ahead.', backorder: 'It can be ordered, and comes later.' };

/**
 * A salesperson does not praise what the shop does not have. What is sold out stays away; what can be ordered ahead, or is
 * on its way, may be offered. A visitor's own basket may name it: that it has sold out since is what they would want to know.
 * So may what asks about something bought.
 */
export const outOfStock: Manner = {
  code: 'out_of_stock',
  perItem: true,
  alike: true,
  ask({ plan, candidate: { variant, items } }) {
    if (plan.manners.offerWhatIsThere === false) return switchedOff('out_of_stock');
    const [item] = items;
    if (item === undefined) return NOTHING;
    if (speaksOfBasket(variant) || speaksOfBought(variant)) return NO_OFFER;
    const { availability } = item;
    switch (availability) {
      case 'out_of_stock':
        return forbid('out_of_stock', 'It is out of stock.', { what: item.id, availability });
      case 'preorder':
      case 'backorder':
        return allow('out_of_stock', NEW_ONES[availability], { availability });
      case 'in_stock':
        return IN_STOCK;
      default:
        return availability satisfies never;
    }
  },
};

const IN_STOCK = allow('out_of_stock', 'It is in stock.');
