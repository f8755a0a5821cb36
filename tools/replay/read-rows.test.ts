import { expect, test } from 'vitest';
import { countRows } from './count-rows.ts';
import { readRows } from './read-rows.ts';

const HEADER =
  'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n';
const VIEW = '2019-10-01 00:00:05 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,s1\n';
const CART = '2019-10-01 00:00:01 UTC,cart,3900821,205301355,appliances.heater,aqua,33.20,541312140,s1\n';
const BOUGHT =
  '2019-10-01 00:00:09 UTC,purchase,3900821,205301355,appliances.heater,aqua,33.2,541312140,s1\n';

test('rows come in the order of their time', () => {
  const read = readRows(HEADER + VIEW + CART);
  expect('rows' in read && read.rows.map((row) => [row.type, row.line])).toEqual([
    ['cart', 3],
    ['view', 2],
  ]);
});

test.each([
  ['a missing column', 'event_time,event_type\n2019,view\n', 1, /lacks product_id/],
  ['a time that is none', HEADER + VIEW + VIEW.replace('2019-10-01', 'yesterday'), 3, /not a time/],
  ['an unknown type', HEADER + VIEW.replace(',view,', ',gaze,'), 2, /none of view, cart, purchase/],
  ['a price that is no amount', HEADER + VIEW.replace('35.79', 'cheap'), 2, /not an amount/],
  ['an empty user', HEADER + VIEW.replace('541312140', ''), 2, /user_id is empty/],
  ['a row of another length', HEADER + VIEW + '2019-10-01 00:00:05 UTC,view\n', 3, /./],
  ['a header alone', HEADER, 2, /no events/],
  ['an empty file', '', 1, /lacks/],
])('%s is told with its line', (_, text, line, detail) => {
  const read = readRows(text);
  expect('flaws' in read && read.flaws[0]).toMatchObject({ line, detail: expect.stringMatching(detail) });
});

test('every bad line is told, not only the first', () => {
  const read = readRows(HEADER + VIEW.replace(',view,', ',gaze,') + 'nonsense\n' + VIEW);
  expect('flaws' in read && read.flaws.map(({ line }) => line)).toEqual([2, 3]);
});

test('the count of the file is exact in hundredths', () => {
  const read = readRows(HEADER + VIEW + CART + BOUGHT);
  expect('rows' in read && countRows(read.rows).get('541312140')).toEqual({
    views: 1,
    carts: 1,
    purchases: 1,
    spent: 3320,
  });
});
