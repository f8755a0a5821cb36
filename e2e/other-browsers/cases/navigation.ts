import { equal, deepEqual, ok } from 'node:assert/strict';
import {
  asksAt,
  count,
  itemsIn,
  open,
  pagesSeen,
  serve,
  settle,
  settleRead,
  until,
  type BrowserCase,
} from '../browser-case.ts';

const SLOT = '<tact-slot name="home-hero">DEFAULT</tact-slot>';
const ld = (sku: string): string =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"${sku}","name":"N","offers":{"@type":"Offer","price":"20.00","priceCurrency":"EUR"}}</script>`;
/** Draws a product's page; a script that is put in as text does not run, and need not. */
const draw = (sku: string, where = 'app'): string => `${where}.innerHTML = ${JSON.stringify(ld(sku))};`;
const go = (path: string): string => `history.pushState({}, '', ${JSON.stringify(path)});`;
const tick = (ms = 20): string => `await new Promise((next) => setTimeout(next, ${ms}));`;
const js = (...lines: string[]): string => `(async () => { ${lines.join(' ')} })()`;

/**
 * The edge has heard of this product's view, on this page, and is asked for slots with it. Where the content came later than the
 * address, the slots have been asked for by then; whoever asks again names it.
 */
function viewed(sku: string, path: string, start = '/', isLater = false): BrowserCase['run'] {
  return async ({ edge, tab }) => {
    await until(`view_item ${sku}`, () => itemsIn(edge, 'view_item').includes(sku));
    if (isLater) await tab.run('void tact.refresh()');
    await until(`a request for slots that names ${sku}`, () =>
      asksAt(edge, path).some(({ page }) => page?.item_id === sku),
    );
    deepEqual(pagesSeen(edge), [start, path]);
    const names = edge.kept.map(({ name, params }) =>
      name === 'page_view' ? String(params?.['page_location']) : name,
    );
    ok(
      names.lastIndexOf('view_item') > names.findIndex((name) => name.endsWith(path)),
      'the view belongs to the page that it is on',
    );
  };
}

const swaps: [title: string, script: string, isLater?: boolean][] = [
  ['03: content first, the address 20 ms later', js(draw('LF1'), tick(), go('/p1'))],
  ['the address first, content 300 ms later (Next, Nuxt)', js(go('/p1'), tick(300), draw('LF1')), true],
  ['content and address in one task (htmx)', js(draw('LF1'), go('/p1'))],
  ['address and content in one task', js(go('/p1'), draw('LF1'))],
  [
    'a new body, then the address (Turbo)',
    js(
      `const body = document.createElement('body'); body.innerHTML = ${JSON.stringify(`${ld('LF1')}${SLOT}`)};`,
      `document.body.replaceWith(body);`,
      go('/p1'),
    ),
  ],
  [
    'in a view transition (Astro)',
    js(
      `const change = () => { ${draw('LF1')} ${go('/p1')} };`,
      `document.startViewTransition ? await document.startViewTransition(change).updateCallbackDone : change();`,
    ),
  ],
  [
    'the product’s markup in the head, replaced before the address',
    js(`document.head.insertAdjacentHTML('beforeend', ${JSON.stringify(ld('LF1'))});`, tick(5), go('/p1')),
  ],
];

export const NAVIGATION: readonly BrowserCase[] = [
  ...swaps.map(([title, script, isLater]): BrowserCase => ({
    title,
    async run(world) {
      serve(world, '/', `<div id="app"></div>${SLOT}`);
      await open(world);
      await settleRead(world);
      await world.tab.run(script);
      await viewed('LF1', '/p1', '/', isLater)(world);
      await settle(world);
      equal(count(world.edge, 'view_item'), 1);
    },
  })),
  {
    title: 'from product to product, content first: each is viewed once, on its own page',
    async run(world) {
      serve(world, '/p0', `<div id="app">${ld('P0')}</div>${SLOT}`);
      await open(world, '/p0');
      await until('view_item P0', () => itemsIn(world.edge, 'view_item').includes('P0'));
      await world.tab.run(js(draw('P1'), tick(), go('/p1')));
      await viewed('P1', '/p1', '/p0')(world);
      await settle(world);
      deepEqual(itemsIn(world.edge, 'view_item'), ['P0', 'P1']);
    },
  },
  {
    title: 'from product to product, the address first: what stands there still is not viewed again',
    async run(world) {
      serve(world, '/p0', `<div id="app">${ld('P0')}</div>${SLOT}`);
      await open(world, '/p0');
      await until('view_item P0', () => itemsIn(world.edge, 'view_item').includes('P0'));
      await world.tab.run(js(go('/p1'), tick(700), draw('P1')));
      await viewed('P1', '/p1', '/p0', true)(world);
      await settle(world);
      deepEqual(itemsIn(world.edge, 'view_item'), ['P0', 'P1']);
    },
  },
  {
    title: 'from a product to a list: the list is about nothing',
    async run(world) {
      serve(world, '/p0', `<div id="app">${ld('P0')}</div>${SLOT}`);
      await open(world, '/p0');
      await until('view_item P0', () => itemsIn(world.edge, 'view_item').includes('P0'));
      await world.tab.run(js(`app.innerHTML = '<h1>Lamps</h1>';`, go('/lamps')));
      await until('a request for slots', () => asksAt(world.edge, '/lamps').length);
      await settle(world);
      ok(asksAt(world.edge, '/lamps').every(({ page }) => page?.item_id === undefined));
      deepEqual(itemsIn(world.edge, 'view_item'), ['P0']);
    },
  },
  {
    title: '22: data-pages="hash": each fragment is a page, with what it is about',
    async run(world) {
      const tag = '<script async src="/tact.js" data-site="demo" data-pages="hash"></script>';
      serve(world, '/', `<div id="app"></div>${SLOT}`, { tag });
      await open(world);
      await settle(world);
      for (const sku of ['HA1', 'HA2']) {
        await world.tab.run(js(`location.hash = '#/product/${sku}';`, draw(sku)));
        await until(`view_item ${sku}`, () => itemsIn(world.edge, 'view_item').includes(sku));
      }
      await settle(world);
      deepEqual(pagesSeen(world.edge), ['/', '/#/product/HA1', '/#/product/HA2']);
      deepEqual(itemsIn(world.edge, 'view_item'), ['HA1', 'HA2']);
      ok(
        asksAt(world.edge, '/#/product/HA2').length > 0,
        'the slots’ request has the fragment in its address',
      );
    },
  },
  {
    title: '22: the same by the script’s query, and with #!',
    async run(world) {
      serve(world, '/', `<div id="app"></div>${SLOT}`, {
        tag: '<script async src="/tact.js?site=demo&pages=hash"></script>',
      });
      await open(world);
      await settle(world);
      await world.tab.run(js(`location.hash = '#!/basket';`));
      await until('two pages', () => count(world.edge, 'page_view') === 2);
      deepEqual(pagesSeen(world.edge), ['/', '/#!/basket']);
    },
  },
  {
    title: 'without that option a fragment is a place on the page',
    async run(world) {
      serve(world, '/', `<div id="app"></div>${SLOT}`);
      await open(world);
      await settle(world);
      await world.tab.run(js(`location.hash = '#reviews';`, tick()));
      await settle(world);
      equal(count(world.edge, 'page_view'), 1);
    },
  },
  {
    title: '72: pushState on the same product keeps the item',
    async run(world) {
      serve(world, '/qv', `${ld('QV1')}${SLOT}`);
      await open(world, '/qv');
      await until('view_item QV1', () => itemsIn(world.edge, 'view_item').includes('QV1'));
      await world.tab.run(js(go('/qv?variant=2')));
      await until('a request for slots that names QV1', () =>
        asksAt(world.edge, '/qv?variant=2').some(({ page }) => page?.item_id === 'QV1'),
      );
    },
  },
  {
    title: 'replaceState while scrolling is no page view',
    async run(world) {
      serve(world, '/list', `<div style="height:4000px"></div>${SLOT}`);
      await open(world, '/list');
      await settle(world);
      await world.tab.run(
        js(
          ...[2, 3, 4].map(
            (n) =>
              `scrollTo(0, ${n * 900}); history.replaceState({ y: ${n} }, '', '?page=${n}#p${n}'); ${tick(60)}`,
          ),
        ),
      );
      await settle(world);
      deepEqual(pagesSeen(world.edge), ['/list']);
    },
  },
  {
    title: 'back within the app is a page view, and of the page that it leads to',
    async run(world) {
      serve(world, '/', SLOT);
      await open(world);
      await settle(world);
      await world.tab.run(js(go('/a'), tick(), go('/b'), tick()));
      await world.tab.back();
      await until('four pages', () => count(world.edge, 'page_view') === 4);
      deepEqual(pagesSeen(world.edge), ['/', '/a', '/b', '/a']);
    },
  },
  {
    title: 'back from another page, out of the cache or not, is a page view and loses nothing',
    async run(world) {
      serve(world, '/one', `${ld('ONE')}${SLOT}`);
      serve(world, '/two', SLOT);
      await open(world, '/one');
      await until('view_item ONE', () => itemsIn(world.edge, 'view_item').includes('ONE'));
      await open(world, '/two');
      await settle(world);
      await world.tab.back();
      await until('three pages', () => count(world.edge, 'page_view') === 3);
      await settle(world);
      deepEqual(pagesSeen(world.edge), ['/one', '/two', '/one']);
      ok(asksAt(world.edge, '/one').length > 1 || count(world.edge, 'view_item') >= 1);
    },
  },
  {
    title: 'a router that says the same address twice gives one page view',
    async run(world) {
      serve(world, '/', SLOT);
      await open(world);
      await settle(world);
      await world.tab.run(js(go('/a'), `history.replaceState({ scroll: 0 }, '', '/a');`, go('/a'), tick()));
      await settle(world);
      deepEqual(pagesSeen(world.edge), ['/', '/a']);
    },
  },
];
