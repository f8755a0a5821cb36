import { afterEach, beforeEach, expect, test } from 'vitest';
import { hearLayer } from './layer-ear.ts';

const page = globalThis as unknown as { window?: Record<string, unknown[]> };
beforeEach(() => void (page.window = {}));
afterEach(() => void delete page.window);

function ear(): { heard: unknown[]; look(): void; layer(): unknown[]; put(layer: unknown[]): void } {
  const heard: unknown[] = [];
  const look = hearLayer('dataLayer', (entry) => heard.push((entry as { event: string }).event));
  return {
    heard,
    look,
    layer: () => page.window!.dataLayer!,
    put: (layer) => (page.window!.dataLayer = layer),
  };
}

test('hears what is there and what comes, once each, and gives the page its push', () => {
  const { heard, look, layer, put } = ear();
  put([{ event: 'a' }]);
  look();
  expect(layer().push({ event: 'b' }, { event: 'c' })).toBe(3);
  look();
  expect(heard).toEqual(['a', 'b', 'c']);
});

test('goes on with an array that was replaced, and knows the entries that were copied into it', () => {
  const { heard, look, layer, put } = ear();
  look();
  layer().push({ event: 'a' }, { event: 'b' });
  put([...layer(), { event: 'c' }]);
  look();

  put(structuredClone([...layer()]));
  look();
  expect(heard).toEqual(['a', 'b', 'c']);
});

test('another entry in the place of an earlier one is no copy of it', () => {
  const { heard, look, put } = ear();
  put([{ event: 'a' }, { event: undefined, ecommerce: { detail: {} } }]);
  look();
  put([{ event: 'a', ecommerce: { items: [1] } }, { ecommerce: { add: {} } }]);
  look();
  expect(heard).toEqual(['a', undefined, 'a', undefined]);
});

test('hears what comes past a push that somebody has put back, or a layer that is frozen', () => {
  const { heard, look, layer, put } = ear();
  const own: unknown[] = [];
  const { push } = own;
  put(own);
  look();
  own.push = push;
  own.push({ event: 'a' });
  look();
  put(Object.freeze([...layer(), { event: 'b' }]) as unknown[]);
  look();
  expect(heard).toEqual(['a', 'b']);
});

test('one entry pushed twice is heard twice; what is none is not heard', () => {
  const { heard, look, layer } = ear();
  look();
  const entry = { event: 'a' };
  layer().push(entry, entry, null, 7, 'text');
  expect(heard).toEqual(['a', 'a']);
});

test('an entry that cannot be read does not keep the others', () => {
  const { look, layer } = ear();
  const heard: unknown[] = [];
  const again = hearLayer('dataLayer', (entry) => {
    if ((entry as { bad?: true }).bad) throw new Error('no');
    heard.push(entry);
  });
  look();
  again();
  expect(layer().push({ bad: true }, { event: 'a' })).toBe(2);
  expect(heard).toEqual([{ event: 'a' }]);
});
