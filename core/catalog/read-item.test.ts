import { describe, expect, test } from 'vitest';
import { pathOf, pathText } from './category-path.ts';
import { readItem } from './read-item.ts';

const OPTIONS = { currency: 'EUR', timezone: 'Europe/Paris', now: Date.UTC(2026, 11, 1) };
const DRESS = {
  id: 'dress-rose',
  item_group_id: 'dress',
  title: 'Wrap dress',
  description: 'Falls to mid-calf.',
  link: '/p/dress?colour=rose',
  image_link: 'https://img.example/dress.svg',
  price: '129.00 EUR',
  sale_price: '99.90 EUR',
  availability: 'in stock',
  brand: 'Marlow & Finch',
  product_type: 'Women > Dresses > Midi',
  color: 'Rose',
  size: '38',
  margin: 0.58,
  lifetime_days: 730,
  goes_with: ['shoes', 'bag'],
  condition: 'new',
};

function flawsOf(part: object): string[] {
  const result = readItem({ ...DRESS, ...part }, OPTIONS);
  const { errors, left } = { errors: [], ...result };
  return [...errors, ...left].map(({ path, code }) => `${path} ${code}`);
}
function itemOf(part: object) {
  const result = readItem({ ...DRESS, ...part }, OPTIONS);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

test('an item is read from Merchant names, money in minor units, unknown keys left behind', () => {
  expect(readItem(DRESS, OPTIONS)).toEqual({
    ok: true,
    left: [],
    repaired: [],
    value: {
      id: 'dress-rose',
      groupId: 'dress',
      title: 'Wrap dress',
      description: 'Falls to mid-calf.',
      link: '/p/dress?colour=rose',
      imageLink: 'https://img.example/dress.svg',
      price: 12900,
      salePrice: 9990,
      currency: 'EUR',
      availability: 'in_stock',
      brand: 'Marlow & Finch',
      categories: ['Women', 'Dresses', 'Midi'],
      color: 'Rose',
      size: '38',
      margin: 0.58,
      lifetimeDays: 730,
      goesWith: ['shoes', 'bag'],
    },
  });
});

describe('flaws', () => {
  test('all of them are told at once', () => {
    const result = readItem({ title: '' }, OPTIONS);
    expect(result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'id missing',
      'title missing',
      'link missing',
      'price missing',
      'availability missing',
    ]);
  });

  test.each([
    [{ id: 'x'.repeat(101) }, 'id invalid'],
    [{ id: '__proto__' }, 'id invalid'],
    [{ id: { a: 1 } }, 'id invalid'],
    [{ title: { a: 1 } }, 'title invalid'],
    [{ link: 'javascript:alert(1)' }, 'link unsafe_link'],
    [{ link: '//' }, 'link unsafe_link'],
    [{ link: '/\t/evil.example' }, 'link unsafe_link'],
    [{ link: 'https://user@evil.example/' }, 'link unsafe_link'],
    [{ link: 'https://shop.example\\@evil.example/' }, 'link unsafe_link'],
    [{ link: '&#106;avascript:alert(1)' }, 'link unsafe_link'],
    [{ link: '/\\evil.example' }, 'link unsafe_link'],
    [{ link: 'java\nscript:x' }, 'link unsafe_link'],
    [{ link: 'dress' }, 'link unsafe_link'],
    [{ link: `/${'x'.repeat(2048)}` }, 'link too_long'],
    [{ image_link: 'data:text/html,x' }, 'image_link unsafe_link'],
    [{ price: 'cheap', sale_price: undefined }, 'price invalid'],
    [{ price: -1, sale_price: undefined }, 'price invalid'],
    [{ price: '1.299 €', sale_price: undefined }, 'price price_unsure'],
    [{ price: '0.00 EUR', sale_price: undefined }, 'price price_zero'],
    [{ sale_price: '0.00 EUR' }, 'sale_price sale_price_zero'],
    [{ gtin: '4.00638E+12' }, 'gtin invalid'],
    [{ google_product_category: '999999', product_type: '' }, 'google_product_category category_unknown'],
    [{ sale_price: '130 EUR' }, 'sale_price sale_above_price'],
    [{ sale_price: '99 USD' }, 'sale_price currency_differs'],
    [{ availability: 'soon' }, 'availability invalid'],
    [{ availability: { toString: 1 } }, 'availability invalid'],
    [{ availability: ['soon'] }, 'availability invalid'],
    [{ price: '999999999999 CLF', sale_price: undefined }, 'price invalid'],
    [{ product_type: { a: 7 } }, 'product_type invalid'],
    [{ margin: 58 }, 'margin invalid'],
    [{ lifetime_days: 0 }, 'lifetime_days invalid'],
    [{ replenish_days: 'monthly' }, 'replenish_days invalid'],
    [{ goes_with: [null, {}] }, 'goes_with invalid'],
    [{ goes_with: true }, 'goes_with invalid'],
    [{ experience: 'perhaps' }, 'experience invalid'],
  ])('%j: %s', (part, flaw) => {
    expect(flawsOf(part)).toEqual([flaw]);
  });

  test.each([[null], ['line'], [[DRESS]], [7]])('%j is no item', (raw) => {
    const result = readItem(raw, OPTIONS);
    expect(result.ok ? '' : result.errors[0]?.code).toBe('invalid');
  });
});

describe('what feeds really have', () => {
  test('a title of a script alone is only text', () => {
    expect(itemOf({ title: '<script>alert(1)</script>\u0007' }).title).toBe('<script>alert(1)</script>');
  });

  test('a bare number is in the currency of the site', () => {
    expect(itemOf({ price: 129.9, sale_price: '99.9' })).toMatchObject({
      price: 12990,
      salePrice: 9990,
      currency: 'EUR',
    });
  });

  test('empty columns are none', () => {
    const item = itemOf({ sale_price: '', brand: ' ', goes_with: null, experience: '' });
    expect(item).not.toHaveProperty('salePrice');
    expect(item).not.toHaveProperty('brand');
    expect(item).not.toHaveProperty('goesWith');
  });

  test('text of a TSV is read as what it stands for', () => {
    expect(
      itemOf({ margin: '0.5', lifetime_days: '30', goes_with: 'shoes, bag', experience: 'yes' }),
    ).toMatchObject({
      margin: 0.5,
      lifetimeDays: 30,
      goesWith: ['shoes', 'bag'],
      experience: true,
    });
  });

  test('the margin is what the cost of the goods leaves of the price that is asked', () => {
    const { margin: _, ...rest } = DRESS;
    const result = readItem({ ...rest, cost_of_goods_sold: '49.95 EUR' }, OPTIONS);
    expect(result.ok && result.value.margin).toBeCloseTo(0.5);
    const dear = readItem({ ...rest, cost_of_goods_sold: '500 EUR' }, OPTIONS);
    expect(dear.ok && dear.value.margin).toBe(0);
  });

  test('a description is read without its markup', () => {
    const description = '<p>Falls to&nbsp;mid-calf.</p>\n<p>Viscose &amp; silk</p>';
    expect(itemOf({ description }).description).toBe('Falls to mid-calf. Viscose & silk');
    expect(itemOf({ description: '<br>' })).not.toHaveProperty('description');
  });

  test.each([
    ['1299 JPY', '999 JPY', 1299, 999],
    ['12.345 KWD', '9.5 KWD', 12_345, 9500],
    ['EUR 1.299,00', '999', 129_900, 99_900],
  ])('%s and %s are integers of minor units', (price, sale, minor, saleMinor) => {
    expect(itemOf({ price, sale_price: sale })).toMatchObject({ price: minor, salePrice: saleMinor });
  });

  test('several product types count as the first', () => {
    expect(itemOf({ product_type: ['Women > Dresses', 'Sale'] }).categories).toEqual(['Women', 'Dresses']);
  });

  test('texts that are too long are cut', () => {
    expect(itemOf({ description: 'x'.repeat(5000) }).description).toHaveLength(1000);
    expect(itemOf({ title: 'x'.repeat(300) }).title).toHaveLength(200);
  });

  test.each(['in_stock', 'In Stock', 'in-stock'])('availability %j', (availability) => {
    expect(itemOf({ availability }).availability).toBe('in_stock');
  });

  test('keys that change objects are not read', () => {
    const raw = JSON.parse(
      `{"__proto__":{"price":"1 EUR"},"id":"a","title":"A","link":"/a","availability":"in_stock"}`,
    ) as unknown;
    const result = readItem(raw, OPTIONS);
    expect(result.ok ? [] : result.errors.map(({ path }) => path)).toEqual(['price']);
  });
});

test('a category path is taken apart and put together, the narrow levels first when there is no room', () => {
  expect(pathOf(' Women >Dresses> > Midi')).toEqual(['Women', 'Dresses', 'Midi']);
  expect(pathText(['Women', 'Dresses', 'Midi'], 48)).toBe('Women > Dresses > Midi');
  expect(pathText(['Women', 'Dresses', 'Midi'], 14)).toBe('Dresses > Midi');
  expect(pathText(['Extraordinary'], 5)).toBe('Extra');
});
