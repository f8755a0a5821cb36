import { expect, test } from 'vitest';
import { itemOf, json, microdata, microOffer, offer, product } from './item-of.cases.ts';

const told = (offers: unknown, more = {}) => {
  const {
    item_id: _,
    item_name: __,
    ...rest
  } = itemOf(json(product({ sku: 'A', offers, ...more }))) as Record<string, unknown>;
  return rest;
};
const IN_STOCK = 'https://schema.org/InStock';

// 13 of the real-world inputs: the edge knows the currency, so the text stays.
test.for(['9.500', '140.000', '3.355', '1299.000', '1.234,56 €', 9.5, 0])(
  'a price of %s stands as it is written',
  (price) => {
    expect(told(offer(price, { priceCurrency: 'KWD' }))).toEqual({ price, currency: 'KWD' });
  },
);

test('one plain offer stands on the item, with its availability', () => {
  expect(told([offer(' 5.00 ', { availability: IN_STOCK, validFrom: '2026-01-01' })])).toEqual({
    price: '5.00',
    currency: 'EUR',
    availability: IN_STOCK,
  });
  expect(told(offer(5, { availability: { '@id': 'schema:OutOfStock' } }))).toMatchObject({
    availability: 'schema:OutOfStock',
  });
  expect(told({ availability: IN_STOCK, price: '' })).toEqual({ availability: IN_STOCK });
  expect(told(undefined, { price: 5, priceCurrency: 'EUR' })).toEqual({ price: 5, currency: 'EUR' });
  expect(told([])).toEqual({});
});

test('several offers are told as they are', () => {
  // 80, 81 and 90 of the real-world inputs.
  const currencies = [
    offer('1980', { priceCurrency: 'JPY' }),
    offer('12.99'),
    offer('11.50', { priceCurrency: 'GBP' }),
  ];
  expect(told(currencies)).toEqual({ offers: currencies });
  const two = [
    offer(0, { availability: 'https://schema.org/OutOfStock' }),
    offer(29.9, { availability: IN_STOCK }),
  ];
  expect(
    told({ '@type': 'AggregateOffer', lowPrice: 0, highPrice: 29.9, priceCurrency: 'EUR', offers: two }),
  ).toEqual({
    offers: [{ '@type': 'AggregateOffer', lowPrice: 0, highPrice: 29.9, priceCurrency: 'EUR' }, ...two],
  });
  expect(itemOf(microdata(`<i itemprop="sku">MO-1</i>${microOffer('39')}${microOffer('59')}`))).toMatchObject(
    {
      item_id: 'MO-1',
      offers: [{ price: '39' }, { price: '59' }],
    },
  );
});

test('inner offers have the currency of the outer one', () => {
  expect(told({ priceCurrency: 'EUR', offers: [{ price: 5 }] })).toEqual({ price: 5, currency: 'EUR' });
});

test('unit prices, member prices, old prices and delivery are told apart by their marks', () => {
  const specifications = [
    {
      '@type': 'UnitPriceSpecification',
      price: 5,
      priceCurrency: 'EUR',
      referenceQuantity: { '@type': 'QuantitativeValue', unitCode: 'LTR' },
    },
    {
      '@type': 'UnitPriceSpecification',
      price: 4,
      validForMemberTier: { '@type': 'MemberProgramTier', name: 'Gold' },
    },
    { '@type': 'UnitPriceSpecification', price: 9, priceType: 'https://schema.org/StrikethroughPrice' },
    { '@type': 'DeliveryChargeSpecification', price: 3 },
  ];
  expect(told(offer(undefined, { priceSpecification: specifications }))).toEqual({
    offers: [
      {
        '@type': 'Offer',
        priceCurrency: 'EUR',
        priceSpecification: [
          { ...specifications[0], referenceQuantity: true },
          { ...specifications[1], validForMemberTier: true },
          specifications[2],
          specifications[3],
        ],
      },
    ],
  });
});

test("of offers with addresses, this page's alone", () => {
  expect(told([offer(5, { url: '/p/other' }), offer(6, { url: 'https://shop.example/p/lamp' })])).toEqual({
    price: 6,
    currency: 'EUR',
  });
  expect(told([offer(5, { url: '/p/other' }), offer(6, { url: '/p/another' })])).toMatchObject({
    offers: [{ price: 5 }, { price: 6 }],
  });
});

test('by reference', () => {
  // 83 of the real-world inputs.
  const brand = { '@type': 'Brand', '@id': '#b', name: 'Acme' };
  const graph = [
    product({ '@id': '#p', sku: 'RF1', brand: { '@id': '#b' }, offers: { '@id': '#o' } }),
    offer('12.99', { '@id': '#o' }),
    brand,
  ];
  const item = { item_id: 'RF1', item_name: 'Lamp', item_brand: 'Acme', price: '12.99', currency: 'EUR' };
  expect(itemOf(json({ '@graph': graph }))).toEqual(item);
  expect(itemOf(json(...graph))).toEqual(item);
  expect(
    itemOf(
      json(
        product({
          sku: 'RF1',
          brand: { '@id': 'https://shop.example/p/lamp#b' },
          offers: [{ '@type': 'Offer', '@id': '#o' }],
        }),
        graph[1],
        brand,
      ),
    ),
  ).toEqual(item);
  expect(itemOf(json(product({ sku: 'RF1', brand: { '@id': '#none' } })))).toEqual({
    item_id: 'RF1',
    item_name: 'Lamp',
  });
});

test('what is told is bounded', () => {
  const offers = Array.from({ length: 500 }, (_, at) => offer(at + 1, { availability: 'x'.repeat(200) }));
  const found = told(offers, { name: 'y'.repeat(900) }) as { offers: { availability: string }[] };
  expect(found.offers).toHaveLength(12);
  expect(found.offers[0]!.availability).toHaveLength(60);
  expect(JSON.stringify(found).length).toBeLessThan(2500);
});
