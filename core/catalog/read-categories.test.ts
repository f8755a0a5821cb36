import { expect, test } from 'vitest';
import { readCategories } from './read-categories.ts';
import { teller } from './tell.ts';

function read(fields: Record<string, unknown>) {
  const { tell, told } = teller();
  const path = readCategories((name) => fields[name], tell);
  return [path, ...[...told.left, ...told.repaired].map(({ code }) => code)];
}

test.each([
  [{ google_product_category: 'Home & Garden > Lighting > Lamps' }, ['Home & Garden', 'Lighting', 'Lamps']],
  [{ google_product_category: '4636' }, ['Home & Garden', 'Lighting', 'Lamps']],
  [{ google_product_category: 1604 }, ['Apparel & Accessories', 'Clothing']],
  [{ google_product_category: ' 1 ' }, ['Animals & Pet Supplies']],
  [{ product_type: 'Sale', google_product_category: '4636' }, ['Sale']],
  [{ product_type: '', google_product_category: '4636' }, ['Home & Garden', 'Lighting', 'Lamps']],
  [{ product_type: ['', 'Home > Lamps', 'New'] }, ['Home', 'Lamps']],
  [{ product_type: 'Home › Lamps' }, ['Home', 'Lamps']],
  [{ product_type: 'Home / T-Shirts/Tops' }, ['Home', 'T-Shirts/Tops']],
  [{ product_type: '2019' }, ['2019']],
  [
    { google_product_category: '4636 - Home & Garden > Lighting > Lamps' },
    ['Home & Garden', 'Lighting', 'Lamps'],
  ],
  [{ google_product_category: '4636.0' }, ['Home & Garden', 'Lighting', 'Lamps']],
  [{ product_type: 'Home|Lamps' }, ['Home', 'Lamps']],
  [{ product_type: 'Home->Lamps => Small' }, ['Home', 'Lamps', 'Small']],
  [{ product_type: 'N/A', google_product_category: '1' }, ['Animals & Pet Supplies']],
  [{ google_product_category: [{ id: 1, name: 'Lamps', slug: 'lamps' }] }, ['Lamps']],
  [{}, []],
])('%j is filed under %j', (fields, path) => {
  expect(read(fields)).toEqual([path]);
});

test.each([
  ['Home &gt; Lamps', ['Home', 'Lamps']],
  ['Home &amp;gt; Lamps', ['Home', 'Lamps']],
  ['<b>Home</b> &raquo; Salt &amp; pepper', ['Home', 'Salt & pepper']],
])('%j is unescaped, and told', (product_type, path) => {
  expect(read({ product_type })).toEqual([path, 'text_unescaped']);
});

test('a number that Google has not is told', () => {
  expect(read({ google_product_category: '999999' })).toEqual([[], 'category_unknown']);
});
