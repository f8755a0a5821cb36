import { expect, test } from 'vitest';
import { asTuples } from './as-tuples.ts';
import { NEEDED, pick } from './pick.ts';

const EVENT_BYTES_MAX = 8 * 1024;
const order = {
  transaction_id: 'B200',
  value: 2000,
  currency: 'EUR',
  affiliation: 'x'.repeat(300),
  items: Array.from({ length: 200 }, (_, n) => ({
    item_id: `sku-${n}`,
    item_name: 'Organic cotton crew neck T-shirt with long sleeves',
    item_category: 'Apparel',
    item_variant: 'green',
    price: 10,
    quantity: 1,
  })),
};

test('an order of two hundred lines fits into an event, line by line', () => {
  const small = asTuples(order);
  expect(JSON.stringify(small).length).toBeLessThan(EVENT_BYTES_MAX - 300);
  expect(small).toMatchObject({ transaction_id: 'B200', value: 2000, currency: 'EUR' });
  expect((small.items as unknown[])[199]).toEqual(['sku-199', 10, 1, 'green']);
  expect(small.items).toHaveLength(200);
});

test('what is left of a basket before that is all that its worth rests on', () => {
  const [line] = (pick(order, NEEDED, NEEDED) as typeof order).items;
  expect(line).toEqual({ item_id: 'sku-0', item_variant: 'green', price: 10, quantity: 1 });
});

test('lines of an action of enhanced e-commerce become tuples as well, and the order keeps its number', () => {
  const action = {
    actionField: { id: 'T1', revenue: '9', coupon: 'x' },
    products: [{ id: 'a', price: '9' }],
  };
  const small = asTuples({ purchase: action, currencyCode: 'EUR' });
  expect(JSON.parse(JSON.stringify(small))).toEqual({
    purchase: { actionField: { id: 'T1', revenue: '9' } },
    currencyCode: 'EUR',
    items: [['a', '9', null, null]],
  });
});
