import { expect, test } from 'vitest';
import { isInView } from './regions.ts';

const box = (top: number, height: number) => ({ top, bottom: top + height, height }) as DOMRectReadOnly;

test('half of a region in view is enough, less is not', () => {
  expect(isInView(box(700, 200), 800)).toBe(true);
  expect(isInView(box(701, 200), 800)).toBe(false);
  expect(isInView(box(-100, 200), 800)).toBe(true);
  expect(isInView(box(-101, 200), 800)).toBe(false);
});

test('a region taller than the window counts while it covers half of the window', () => {
  expect(isInView(box(400, 5000), 800)).toBe(true);
  expect(isInView(box(401, 5000), 800)).toBe(false);
});

test('what has no height is not in view', () => {
  expect(isInView(box(100, 0), 800)).toBe(false);
});
