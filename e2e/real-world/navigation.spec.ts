import { existsSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import {
  count,
  inWorld,
  itemsIn,
  open,
  pagesSeen,
  serve,
  settle,
  settleRead,
  until,
  type BrowserCase,
} from '../other-browsers/browser-case.ts';
import { NAVIGATION } from '../other-browsers/cases/navigation.ts';
import { openChromium } from '../other-browsers/puppeteer-browser.ts';
import { runCases } from './run-cases.ts';

test.describe.configure({ mode: 'parallel', timeout: 45_000 });

runCases(NAVIGATION);

const PRODUCT = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"PRE1","name":"N","offers":{"price":"20.00","priceCurrency":"EUR"}}</script>`;
const RULES = `<script type="speculationrules">{"prerender":[{"urls":["/ahead"],"eagerness":"immediate"}]}</script>`;
/** Says on the side when it is drawn, and whether that is ahead of being seen. */
const DRAWN = `<script>window.ahead = document.prerendering; fetch('/v1/drawn?ahead=' + window.ahead); dataLayer = [{ event: 'view_cart' }]</script>`;

async function inOwnChromium(run: BrowserCase['run']): Promise<void> {
  const named = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await openChromium(existsSync(named) ? named : chromium.executablePath());
  try {
    await browser.withTab((tab) => inWorld(tab, run));
  } finally {
    await browser.close();
  }
}

test('a page that is rendered ahead says nothing before it is seen, and then everything', () =>
  inOwnChromium(async (world) => {
    const { edge, tab } = world;
    serve(world, '/', `<a href="/ahead">Ahead</a>${RULES}`);
    serve(world, '/ahead', `${PRODUCT}<tact-slot name="home-hero">DEFAULT</tact-slot>${DRAWN}`);
    await open(world);
    await until('the page ahead is drawn', () =>
      edge.calls.some(({ call }) => call === 'GET /v1/drawn?ahead=true'),
    );
    // Longer than the reader takes to come, on either page.
    await settleRead(world);
    await settle(world);
    expect(pagesSeen(edge)).toEqual(['/']);
    expect(edge.sent.filter(({ request }) => request.page?.url.endsWith('/ahead'))).toEqual([]);
    await tab.click('a');
    await until('it is seen', () => itemsIn(edge, 'view_item').includes('PRE1'));
    await until('and was rendered ahead', () => tab.run('window.ahead === true').catch(() => false));
    expect(pagesSeen(edge)).toEqual(['/', '/ahead']);
    expect(count(edge, 'view_cart')).toBe(1);
  }));

test('a page that is rendered ahead and never seen says nothing at all', () =>
  inOwnChromium(async (world) => {
    const { edge } = world;
    serve(world, '/', RULES);
    serve(world, '/ahead', PRODUCT + DRAWN);
    serve(world, '/elsewhere', '');
    await open(world);
    await until('the page ahead is drawn', () => edge.calls.some(({ call }) => call.includes('/v1/drawn')));
    await settleRead(world);
    await open(world, '/elsewhere');
    await settle(world);
    expect(pagesSeen(edge)).toEqual(['/', '/elsewhere']);
    expect(count(edge, 'view_item')).toBe(0);
  }));

test('out of the back/forward cache a page is seen anew, and its visitor is the same', () =>
  inOwnChromium(async (world) => {
    const { edge, tab } = world;
    serve(
      world,
      '/one',
      `<script>addEventListener('pageshow', (event) => { window.cached = event.persisted })</script>`,
    );
    serve(world, '/two', '');
    await open(world, '/one');
    await settle(world);
    await open(world, '/two');
    await settle(world);
    await tab.back();
    await until('the page comes out of the cache', () =>
      tab.run('window.cached === true').catch(() => false),
    );
    await until('three pages', () => count(edge, 'page_view') === 3);
    expect(pagesSeen(edge)).toEqual(['/one', '/two', '/one']);
    await settle(world);
    expect(new Set(edge.sent.flatMap(({ request }) => request.visitor ?? [])).size).toBe(1);
  }));
