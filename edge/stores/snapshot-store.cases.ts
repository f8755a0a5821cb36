import { expect, test } from 'vitest';
import { newProfile, type Profile } from '#core';
import type { SnapshotStore } from '../ports.ts';

export function snapshotStoreCases(make: () => SnapshotStore): void {
  const profile: Profile = {
    ...newProfile('v1'),
    first: 1,
    eldest: { id: 'v1', at: 1 },
    last: 2,
    said: { drive: { value: 'electric', at: 2 } },
  };

  test('nobody has no snapshot', async () => {
    expect(await make().get('shop-a', 'nobody')).toBeNull();
  });

  test('a snapshot is read as it was put, for its site and visitor only', async () => {
    const store = make();
    await store.put('shop-b', 'v1', profile);
    expect(await store.get('shop-b', 'v1')).toEqual(profile);
    expect(await store.get('shop-b', 'v2')).toBeNull();
    expect(await store.get('shop-other', 'v1')).toBeNull();
  });

  test('the later snapshot replaces the earlier', async () => {
    const store = make();
    await store.put('shop-c', 'v1', profile);
    await store.put('shop-c', 'v1', { ...profile, last: 3 });
    expect(await store.get('shop-c', 'v1')).toEqual({ ...profile, last: 3 });
  });

  test('a deleted snapshot is gone, and deleting nothing is no fault', async () => {
    const store = make();
    await store.put('shop-d', 'v1', profile);
    await store.delete('shop-d', 'v1');
    await store.delete('shop-d', 'v1');
    expect(await store.get('shop-d', 'v1')).toBeNull();
  });

  test('a sample is of the site’s own visitors, and no larger than asked for', async () => {
    const store = make();
    await store.put('shop-e', 'v1', profile);
    await store.put('shop-e', 'v2', { ...profile, last: 3 });
    await store.put('shop-e2', 'v3', profile);
    const all = await store.sample('shop-e', 10);
    expect(all.map(({ visitor, profile: { last } }) => [visitor, last]).sort()).toEqual([
      ['v1', 2],
      ['v2', 3],
    ]);
    expect(await store.sample('shop-e', 1)).toHaveLength(1);
    expect(await store.sample('shop-e', 0)).toEqual([]);
    expect(await store.sample('shop-nobody', 10)).toEqual([]);
  });
}
