import { expect, test } from 'vitest';
import { timesText, withMistakes } from './mistakes-view.ts';
import type { Mistake } from './panel-host.ts';

const mistake = (event: string, more: Partial<Mistake> = {}): Mistake => ({
  ...{ event, name: 'view_item', code: 'number_as_text', isRefused: false },
  ...{ path: 'params.items.0.price', detail: `"4,2${event}" is read as 42` },
  ...more,
});

test('one of a kind is one line, and the newest is its example', () => {
  const [kind, ...others] = withMistakes(withMistakes([], [mistake('1')]), [mistake('2'), mistake('3')]);
  expect(others).toEqual([]);
  expect(kind).toMatchObject({ code: 'number_as_text', times: 3 });
  expect(kind?.examples.map(({ detail }) => detail[4])).toEqual(['3', '2', '1']);
});

test('an event that is sent again counts once; each field of it counts', () => {
  const told = [mistake('1'), mistake('1', { path: 'params.value' })];
  expect(withMistakes(withMistakes([], told), told)[0]?.times).toBe(2);
});

test('what is said alike is one example, however often it comes', () => {
  const alike = { detail: 'no currency is named' };
  const [kind] = withMistakes([], [mistake('1', alike), mistake('2', alike), mistake('3')]);
  expect(kind?.times).toBe(3);
  expect(kind?.examples).toHaveLength(2);
});

test('the most frequent comes first, and a refusal is a kind of its own', () => {
  const kinds = withMistakes(
    [],
    [
      mistake('1', { code: 'invalid_event', isRefused: true }),
      mistake('2', { code: 'invalid_event' }),
      mistake('3', { code: 'invalid_event' }),
    ],
  );
  expect(kinds.map(({ times, isRefused }) => timesText(times, isRefused))).toEqual([
    '2 times',
    'refused once',
  ]);
});

test('what is kept has bounds', () => {
  const many = Array.from({ length: 2000 }, (_, n) => mistake(String(n)));
  const [kind] = withMistakes([], many);
  expect(kind).toMatchObject({ times: 2000 });
  expect(kind?.examples).toHaveLength(5);
  expect(kind?.heard).toHaveLength(500);
});

test('nothing that was given is changed', () => {
  const before = withMistakes([], [mistake('1')]);
  const kept = structuredClone(before);
  withMistakes(before, [mistake('2')]);
  expect(before).toEqual(kept);
});
