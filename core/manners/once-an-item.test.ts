import { expect, test } from 'vitest';
import { sharing } from '../catalog/once-a-request.ts';
import { lookupOf } from '../decide/lookup-of.ts';
import { onceAnItem } from './once-an-item.ts';
import { allow } from './say.ts';
import { subjectOf } from './subject-of.laws.ts';

const subject = subjectOf({ items: ['red', 'blue'], catalog: { items: [{ id: 'red' }, { id: 'blue' }] } });
const [red, blue] = subject.candidate.items;
if (red === undefined || blue === undefined) throw new Error('the subject has no items');

test('an item is judged once, whatever variant names it, and every item by itself', () => {
  const asked: string[] = [];
  const judge = onceAnItem((item) => {
    asked.push(item.id);
    return allow('in_cart', `It is ${item.id}.`);
  });
  const request = { ...subject, catalog: sharing(subject.catalog) };
  const verdicts = [red, blue, red].map((item) => judge(item, { ...request }));
  expect(asked).toEqual(['red', 'blue']);
  expect(verdicts.map(({ words }) => words)).toEqual(['It is red.', 'It is blue.', 'It is red.']);
});

test('another request judges anew', () => {
  let times = 0;
  const judge = onceAnItem(() => {
    times += 1;
    return allow('in_cart', 'It is.');
  });
  judge(red, { ...subject, catalog: sharing(lookupOf({})) });
  judge(red, { ...subject, catalog: sharing(lookupOf({})) });
  expect(times).toBe(2);
});
