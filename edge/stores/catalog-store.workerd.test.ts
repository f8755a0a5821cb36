import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#core';
import { catalogStoreCases } from './catalog-store.cases.ts';
import { d1Catalog } from './d1-catalog.ts';
import { UPLOAD_QUIET_SECONDS_MAX } from './d1-catalog-replacements.ts';

describe('CatalogStore for real', () => catalogStoreCases(() => d1Catalog(env.DB)));

function itemOf(id: string): CatalogItem {
  return {
    id,
    title: 'T',
    link: `/p/${id}`,
    price: 1,
    currency: 'EUR',
    availability: 'in_stock',
    categories: ['All', 'Some'],
  };
}

async function begun(site: string, ids: string[]): Promise<number> {
  const mine = await d1Catalog(env.DB).begin(site);
  await d1Catalog(env.DB).write(site, mine, ids.map(itemOf));
  return mine;
}

async function replaced(site: string, ids: string[]): Promise<void> {
  await d1Catalog(env.DB).commit(site, await begun(site, ids));
}

async function idsIn(site: string): Promise<string[]> {
  return (await d1Catalog(env.DB).category(site, 'All', 24)).map(({ id }) => id);
}

async function rowsOf(site: string): Promise<{ items: number; categories: number; keys: number }> {
  const count = (table: string) =>
    env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE site = ?`).bind(site).first<number>('n');
  return {
    items: (await count('catalog_item'))!,
    categories: (await count('catalog_category'))!,
    keys: (await count('catalog_key'))!,
  };
}

/** As if nothing had been written to the site's uploads for so long. */
async function quietFor(site: string, seconds: number): Promise<void> {
  await env.DB.prepare('UPDATE catalog_upload SET touched_at = touched_at - ?2 WHERE site = ?1')
    .bind(site, seconds)
    .run();
}

test('what a replacement replaced, and what was given up, is cleared from the tables', async () => {
  await replaced('cleared', ['old1', 'old2']);
  const givenUp = await begun('cleared', ['never']);
  await d1Catalog(env.DB).abandon('cleared', givenUp);
  await replaced('cleared', ['new']);
  expect(await rowsOf('cleared')).toEqual({ items: 4, categories: 8, keys: 4 });
  await d1Catalog(env.DB).clear('cleared');
  expect(await rowsOf('cleared')).toEqual({ items: 1, categories: 2, keys: 1 });
  expect(await idsIn('cleared')).toEqual(['new']);
});

test('an upload that broke off is cleared away once it has been quiet for long enough, not before', async () => {
  await replaced('broken', ['old']);
  await begun('broken', ['half']);
  await quietFor('broken', UPLOAD_QUIET_SECONDS_MAX - 5);
  await d1Catalog(env.DB).clear('broken');
  expect(await rowsOf('broken')).toMatchObject({ items: 2 });
  await quietFor('broken', 10);
  await d1Catalog(env.DB).clear('broken');
  expect(await rowsOf('broken')).toMatchObject({ items: 1 });
  expect(await idsIn('broken')).toEqual(['old']);
});

test('an upload that was cleared away does not go on as half a catalogue', async () => {
  await replaced('late', ['old']);
  const mine = await begun('late', ['half']);
  await quietFor('late', UPLOAD_QUIET_SECONDS_MAX + 5);
  await d1Catalog(env.DB).clear('late');
  await expect(d1Catalog(env.DB).write('late', mine, [itemOf('rest')])).rejects.toThrow('not under way');
  await expect(d1Catalog(env.DB).commit('late', mine)).rejects.toThrow('not under way');
  await d1Catalog(env.DB).clear('late');
  expect(await idsIn('late')).toEqual(['old']);
  expect(await rowsOf('late')).toMatchObject({ items: 1 });
});

test('a write says that the upload is still there', async () => {
  const mine = await begun('slow', ['a']);
  await quietFor('slow', UPLOAD_QUIET_SECONDS_MAX + 5);
  await d1Catalog(env.DB).write('slow', mine, [itemOf('b')]);
  await d1Catalog(env.DB).clear('slow');
  await d1Catalog(env.DB).commit('slow', mine);
  expect(await idsIn('slow')).toEqual(['a', 'b']);
});

test('more rows than one step deletes are cleared', async () => {
  const rows = 10_001;
  await replaced('large', ['a']);
  const values = Array.from({ length: rows }, (_, n) => n);
  await env.DB.prepare(
    `INSERT INTO catalog_item (site, generation, id, position, item)
     SELECT 'large', 77, value, value, '{}' FROM json_each(?)`,
  )
    .bind(JSON.stringify(values))
    .run();
  expect(await rowsOf('large')).toMatchObject({ items: rows + 1 });
  await d1Catalog(env.DB).clear('large');
  expect(await rowsOf('large')).toMatchObject({ items: 1 });
});

test('a patch that breaks leaves the catalogue as it was', async () => {
  await replaced('patched', ['old']);
  // Whole until the database reads it.
  const withoutId = { ...itemOf('bad'), toJSON: () => ({ ...itemOf('bad'), id: null }) };
  const bad = [itemOf('new'), withoutId];
  await expect(d1Catalog(env.DB).patch('patched', bad)).rejects.toThrow('NOT NULL');
  expect(await idsIn('patched')).toEqual(['old']);
});
