import { expect, test } from 'vitest';
import { objectName, readVisitorName } from './visitor-name.ts';

test('a name is read back as it was made, whatever the site is called', () => {
  for (const site of ['demo', 'shop.example', 'a/b']) {
    expect(readVisitorName(objectName(site, 'v-1'))).toEqual({ site, visitor: 'v-1' });
  }
});

test('what is no such name is none', () => {
  expect(readVisitorName(undefined)).toBeUndefined();
  expect(readVisitorName('demo')).toBeUndefined();
  expect(readVisitorName('/v-1')).toBeUndefined();
});
