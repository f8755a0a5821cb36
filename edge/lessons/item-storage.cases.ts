import { expect } from 'vitest';
import type { ItemStorage, Row } from './item-storage.ts';

const row = (key: number, json = '{}', part: Row['part'] = 'paces'): Row => ({ part, key, json });
const sorted = (storage: ItemStorage) =>
  storage.rows().sort((a, b) => a.part.localeCompare(b.part) || a.key - b.key);

/** Facts that every ItemStorage keeps to; each is given an empty one. */
export const itemStorageCases: Record<string, (storage: ItemStorage) => void> = {
  'values are kept by name until they are taken away'(storage) {
    expect(storage.value('published')).toBeNull();
    storage.setValue('published', '1');
    storage.setValue('published', '2');
    expect(storage.value('published')).toBe('2');
    storage.unsetValue('published');
    expect(storage.value('published')).toBeNull();
  },

  'rows are of a part and a key: a later one replaces, another part’s does not'(storage) {
    storage.put([]);
    storage.drop([]);
    storage.put([row(1, '"a"'), row(2, '"b"'), row(1, '"c"', 'baskets')]);
    storage.put([row(1, '"d"')]);
    expect(sorted(storage)).toEqual([row(1, '"c"', 'baskets'), row(1, '"d"'), row(2, '"b"')]);
    storage.drop([row(1), row(7)]);
    expect(sorted(storage)).toEqual([row(1, '"c"', 'baskets'), row(2, '"b"')]);
  },

  'keys of 52 bits come back as they went in'(storage) {
    storage.put([row(2 ** 52 - 1), row(0)]);
    expect(sorted(storage).map(({ key }) => key)).toEqual([0, 2 ** 52 - 1]);
    storage.drop([row(2 ** 52 - 1)]);
    expect(sorted(storage).map(({ key }) => key)).toEqual([0]);
  },

  'a turn that throws leaves everything as it was'(storage) {
    storage.put([row(1, '"a"')]);
    const turn = () =>
      storage.turn(() => {
        storage.put([row(1, '"b"'), row(2)]);
        storage.drop([row(1)]);
        storage.setValue('name', 'x');
        throw new Error('stop');
      });
    expect(turn).toThrow('stop');
    expect(sorted(storage)).toEqual([row(1, '"a"')]);
    expect(storage.value('name')).toBeNull();
  },
};
