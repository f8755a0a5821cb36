import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { catalogStoreCases } from './catalog-store.cases.ts';
import { d1Catalog } from './d1-catalog.ts';

describe('CatalogStore for real', () => catalogStoreCases(() => d1Catalog(env.DB)));

const itemsOf = (prefix: string): CatalogItem[] =>
  Array.from({ length: 3 }, (_, n) => ({
    id: `${prefix}${n}`,
    title: 'T',
    // Longer than half a chunk, so that each item is written by itself.
    description: 'x'.repeat(200_000),
    link: '/',
    price: 1,
    currency: 'EUR',
    availability: 'in_stock',
    categories: ['All'],
  }));

/** The database, asking before each batch: the place where a replacement can be held up or broken. */
function withGate(beforeBatch: () => Promise<void>): D1Database {
  return {
    prepare: (sql: string) => env.DB.prepare(sql),
    async batch(statements: D1PreparedStatement[]) {
      await beforeBatch();
      return env.DB.batch(statements);
    },
  } as unknown as D1Database;
}

/** A door that is shut until it is opened. */
function shutDoor() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

async function idsIn(site: string): Promise<string[]> {
  return (await d1Catalog(env.DB).category(site, 'All', 24)).map(({ id }) => id);
}

test('a replacement that breaks halfway leaves the catalogue as it was, and the next one clears up after it', async () => {
  await d1Catalog(env.DB).put('broken', itemsOf('old'), 'replace');
  let batches = 0;
  const breaking = withGate(() => (++batches === 3 ? Promise.reject(new Error('gone')) : Promise.resolve()));
  await expect(d1Catalog(breaking).put('broken', itemsOf('new'), 'replace')).rejects.toThrow('gone');
  expect(await idsIn('broken')).toEqual(['old0', 'old1', 'old2']);
  await d1Catalog(env.DB).put('broken', itemsOf('next'), 'replace');
  expect(await idsIn('broken')).toEqual(['next0', 'next1', 'next2']);
  const rows = await env.DB.prepare('SELECT count(*) AS n FROM catalog_item WHERE site = ?')
    .bind('broken')
    .first('n');
  expect(rows).toBe(3);
});

test('a patch that breaks leaves the catalogue as it was', async () => {
  await d1Catalog(env.DB).put('patched', itemsOf('old'), 'replace');
  const bad = [...itemsOf('new'), { ...itemsOf('bad')[0], id: null as unknown as string } as CatalogItem];
  await expect(d1Catalog(env.DB).put('patched', bad, 'patch')).rejects.toThrow('NOT NULL');
  expect(await idsIn('patched')).toEqual(['old0', 'old1', 'old2']);
});

test('nobody sees a replacement before it is whole', async () => {
  await d1Catalog(env.DB).put('watched', itemsOf('old'), 'replace');
  const seen: string[][] = [];
  await d1Catalog(withGate(async () => void seen.push(await idsIn('watched')))).put(
    'watched',
    itemsOf('new'),
    'replace',
  );
  const [old, next] = ['old', 'new'].map((prefix) => itemsOf(prefix).map(({ id }) => id));
  // Three writes, then the clearing that follows the switch.
  expect(seen).toEqual([old, old, old, next]);
});

test('a replacement that a later one overtook does not come back', async () => {
  let batches = 0;
  const overtaken = withGate(async () => {
    if (++batches === 2) await d1Catalog(env.DB).put('overtaken', itemsOf('later'), 'replace');
  });
  await d1Catalog(overtaken).put('overtaken', itemsOf('earlier'), 'replace');
  expect(await idsIn('overtaken')).toEqual(['later0', 'later1', 'later2']);
  const rows = await env.DB.prepare('SELECT count(*) AS n FROM catalog_item WHERE site = ?')
    .bind('overtaken')
    .first('n');
  expect(rows).toBe(3);
});

test('a replacement that ends while a later one is being written leaves that one whole', async () => {
  const laterIsHalfway = shutDoor();
  const earlierIsDone = shutDoor();
  let later: Promise<void> | undefined;
  let [batches, laterBatches] = [0, 0];
  const slow = withGate(async () => {
    if (++laterBatches !== 3) return;
    laterIsHalfway.open();
    await earlierIsDone.passed;
  });
  const earlier = withGate(async () => {
    if (++batches !== 2) return;
    later = d1Catalog(slow).put('both', itemsOf('later'), 'replace');
    await laterIsHalfway.passed;
  });
  await d1Catalog(earlier).put('both', itemsOf('earlier'), 'replace');
  expect(await idsIn('both')).toEqual(['earlier0', 'earlier1', 'earlier2']);
  earlierIsDone.open();
  await later;
  expect(await idsIn('both')).toEqual(['later0', 'later1', 'later2']);
});
