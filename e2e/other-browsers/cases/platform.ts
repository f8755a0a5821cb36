import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  count,
  itemsIn,
  named,
  open,
  pagesSeen,
  serve,
  settle,
  until,
  type BrowserCase,
  type World,
} from '../browser-case.ts';

const SLOT = '<tact-slot name="home-hero" style="display:block;min-height:40px">DEFAULT</tact-slot>';
const ld = (sku: string): string =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"${sku}","name":"N","offers":{"@type":"Offer","price":"20.00","priceCurrency":"EUR"}}</script>`;
const ADD = `{ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: 'a', price: 10, quantity: 1 }] } }`;
const layer = (entry: string): string =>
  `<script>window.dataLayer = window.dataLayer || []; dataLayer.push(${entry})</script>`;
/** Errors that reach the page, from its very first script on. */
const WATCH = `<script>window.thrown = []; addEventListener('error', (event) => thrown.push(String(event.message)), true);
  addEventListener('unhandledrejection', (event) => thrown.push(String(event.reason)))</script>`;

async function calm({ tab }: World): Promise<void> {
  // As a text: WebDriver's own JSON asks a page's `toJSON`.
  equal(await tab.run(`window.thrown.join('; ')`), '', 'nothing is thrown into the page');
}

/** The page changes the platform before the tag comes; all of what it says arrives as it was said. */
function changed(title: string, change: string, entry = ADD): BrowserCase {
  return {
    title,
    async run(world) {
      serve(world, '/', `${layer(entry)}${SLOT}`, { head: `${WATCH}<script>${change}</script>` });
      await open(world);
      await settle(world);
      equal(count(world.edge, 'page_view'), 1);
      // The data layer is understood once the reader is there.
      await until('add_to_cart', () => itemsIn(world.edge, 'add_to_cart').length > 0);
      deepEqual(itemsIn(world.edge, 'add_to_cart'), ['a']);
      const [event] = named(world.edge, 'add_to_cart');
      ok(Array.isArray(event?.params?.['items']), 'items travel as a list');
      equal((event.params['items'] as { price: unknown }[])[0]?.price, 10);
      await calm(world);
    },
  };
}

/** The page changes the platform once Tact runs; what is said afterwards arrives. */
function changedLater(title: string, change: string): BrowserCase {
  return {
    title,
    async run(world) {
      serve(world, '/', SLOT, { head: WATCH });
      await open(world);
      await settle(world);
      await world.tab.run(`void (() => { ${change} })()`);
      await world.tab.run(`void (window.dataLayer = window.dataLayer || []).push(${ADD})`);
      await settle(world);
      await until('add_to_cart', () => itemsIn(world.edge, 'add_to_cart').includes('a'));
      await calm(world);
    },
  };
}

const showing = (world: World, content: object): void => {
  world.edge.decisions = ({ request }) =>
    (request.slots ?? []).map((slot) => ({
      ...{ id: 'd-1', slot, action: 'show', variant: 'v1', kind: 'content', content },
      reason: { code: 'pinned', words: 'A person has decided.' },
    }));
};

/** A page under this policy: the markup is read, the slot is filled, and nothing is complained of. */
function guarded(title: string, policy: string, content: object, shown: string): BrowserCase {
  return {
    title,
    async run(world) {
      showing(world, content);
      const report = `<script nonce="n1">window.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))</script>`;
      serve(world, '/', `${ld('CSP1').replace('<script', '<script nonce="n1"')}${SLOT}`, {
        head: `<meta http-equiv="content-security-policy" content="${policy}">${WATCH.replace('<script', '<script nonce="n1"')}${report}`,
        tag: '<script async nonce="n1" src="/tact.js" data-site="demo"></script>',
      });
      await open(world);
      await until('the slot is filled', () =>
        world.tab.run(`document.querySelector('tact-slot').textContent.includes('${shown}')`),
      );
      await until('view_item CSP1', () => itemsIn(world.edge, 'view_item').includes('CSP1'));
      deepEqual(await world.tab.run('window.broken'), []);
      await calm(world);
    },
  };
}

const BANNER = { kind: 'banner', title: 'VARIANT', cta: { label: 'See it', href: '/x' } };

export const PLATFORM: readonly BrowserCase[] = [
  changed(
    '10: Array.prototype.toJSON, as Prototype.js had it',
    `Array.prototype.toJSON = function () { return '[' + [].map.call(this, (each) => JSON.stringify(each)).join(', ') + ']' }`,
  ),
  changed(
    'String, Number and Date with a toJSON of their own',
    `String.prototype.toJSON = function () { return '"' + this + '"' }; Number.prototype.toJSON = function () { return String(this) };
      Date.prototype.toJSON = function () { return '"' + this.getTime() + '"' }`,
  ),
  changed(
    '69: Array.from without its second parameter',
    `Array.from = function (list) { var out = []; for (var i = 0; i < (list.length || 0); i++) out.push(list[i]); return out }`,
  ),
  {
    ...changed(
      'Object.prototype with a function that for…in sees',
      `Object.prototype.extend = function () { return this }; Array.prototype.last = function () { return this[this.length - 1] }`,
    ),
    breaksWebkitDriver: true,
  },
  changed(
    'Array.prototype.filter, map and find of MooTools’ kind',
    `for (const name of ['filter', 'map', 'find']) { const own = Array.prototype[name];
      Array.prototype[name] = function (call, bind) { return own.call(this, (value, at, all) => call.call(bind, value, at, all)) } }`,
  ),
  changed(
    'Element.prototype.remove and closest of another meaning',
    `Element.prototype.remove = function () { return this }; Element.prototype.closest = undefined`,
  ),
  changed(
    'frozen: the entry and all in it',
    '',
    `Object.freeze({ event: 'add_to_cart', ecommerce: Object.freeze({ currency: 'EUR', items: Object.freeze([Object.freeze({ item_id: 'a', price: 10, quantity: 1 })]) }) })`,
  ),
  changed(
    'an entry with a getter that throws, a cycle and an element in it',
    '',
    `(() => { const entry = ${ADD}; entry.element = document.documentElement; entry.self = entry;
      Object.defineProperty(entry, 'bad', { enumerable: true, get() { throw new Error('no') } }); return entry })()`,
  ),
  changed(
    'wrapped fetch that waits, and drops what it does not know',
    `const own = fetch; window.fetch = async (url, { method, body, headers } = {}) => { await null; return own(String(url), { method, body, headers }) }`,
  ),
  changed(
    'wrapped XMLHttpRequest, sendBeacon that refuses',
    `window.XMLHttpRequest = class extends XMLHttpRequest {}; navigator.sendBeacon = () => false`,
  ),
  changed(
    'a Promise with another then',
    `const own = Promise.prototype.then; Promise.prototype.then = function (...given) { return own.apply(this, given) }`,
  ),
  changed(
    'localStorage that refuses',
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
  ),
  changed('no indexedDB', `Object.defineProperty(window, 'indexedDB', { value: undefined })`),
  changed('console without methods', `window.console = {}`),
  changedLater(
    'fetch replaced later by one that throws',
    `window.fetch = () => { throw new TypeError('blocked by an extension') }`,
  ),
  {
    ...changedLater('JSON.stringify replaced later', `JSON.stringify = () => '"broken"'`),
    breaksWebkitDriver: true,
  },
  changedLater(
    'Date.now frozen later, as tests of a shop do',
    `const now = Date.now(); Date.now = () => now`,
  ),
  changedLater(
    'Array.prototype.push wrapped later',
    `const own = Array.prototype.push; Array.prototype.push = function (...given) { return own.apply(this, given) }`,
  ),
  {
    title: 'history wrapped by a router that came later',
    async run(world) {
      serve(world, '/', SLOT, { head: WATCH });
      await open(world);
      await settle(world);
      await world.tab
        .run(`void (() => { for (const name of ['pushState', 'replaceState']) { const own = history[name];
        history[name] = (...given) => own.apply(history, given) } })()`);
      await world.tab.run(`void history.pushState({}, '', '/next')`);
      await until('two pages', () => count(world.edge, 'page_view') === 2);
      deepEqual(pagesSeen(world.edge), ['/', '/next']);
      await calm(world);
    },
  },
  {
    title: 'history frozen before the tag',
    async run(world) {
      serve(world, '/', SLOT, { head: `${WATCH}<script>Object.freeze(history)</script>` });
      await open(world);
      await settle(world);
      await world.tab.run(`void history.pushState({}, '', '/next')`);
      await until('two pages', () => count(world.edge, 'page_view') === 2);
      await calm(world);
    },
  },
  guarded(
    'strict policy with a nonce',
    `default-src 'self'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'`,
    BANNER,
    'VARIANT',
  ),
  guarded('Trusted Types: a banner', `require-trusted-types-for 'script'`, BANNER, 'VARIANT'),
  guarded(
    'Trusted Types: cleaned markup',
    `require-trusted-types-for 'script'`,
    { kind: 'html', html: '<p>Free <b>returns</b></p>' },
    'Free returns',
  ),
  {
    title: '12: put in by a tag manager, which strips attributes: named in the query',
    async run(world) {
      serve(
        world,
        '/',
        `${layer(ADD)}<script>(function () { var s = document.createElement('script'); s.async = true; s.src = '/tact.js?site=demo'; document.head.appendChild(s) })()</script>`,
        { tag: '', head: WATCH },
      );
      await open(world);
      await settle(world);
      equal(world.edge.sent[0]?.request.site, 'demo');
      deepEqual(itemsIn(world.edge, 'add_to_cart'), ['a']);
      await calm(world);
    },
  },
  {
    title: 'named nowhere: one line on the console, and the page is left alone',
    async run(world) {
      serve(world, '/', '', {
        tag: `<script>window.said = []; console.error = (...given) => said.push(given.join(' '))</script><script src="/tact.js"></script>`,
        head: WATCH,
      });
      await open(world);
      await until('one line', () => world.tab.run('said.length === 1'));
      ok((await world.tab.run<string[]>('said'))[0]?.includes('tact'));
      equal(world.edge.sent.length, 0);
      await calm(world);
    },
  },
  {
    title: 'as a module',
    async run(world) {
      serve(world, '/', layer(ADD), {
        tag: '<script type="module" src="/tact.js?site=demo"></script>',
        head: WATCH,
      });
      await open(world);
      await settle(world);
      deepEqual(itemsIn(world.edge, 'add_to_cart'), ['a']);
      await calm(world);
    },
  },
  {
    title: 'twice in one page: one page view, one thing in the basket',
    async run(world) {
      const tag = '<script async src="/tact.js" data-site="demo"></script>';
      serve(world, '/', `${layer(ADD)}${tag}`, { tag: tag + tag.replace('async', 'defer'), head: WATCH });
      await open(world);
      await settle(world);
      equal(count(world.edge, 'page_view'), 1);
      deepEqual(itemsIn(world.edge, 'add_to_cart'), ['a']);
      await calm(world);
    },
  },
  {
    title: 'in an iframe',
    async run(world) {
      serve(world, '/inner', layer(ADD), { head: WATCH });
      serve(world, '/', '<iframe src="/inner"></iframe>', { tag: '', head: WATCH });
      await open(world);
      await until('add_to_cart', () => itemsIn(world.edge, 'add_to_cart').includes('a'));
      deepEqual(await world.tab.run('frames[0].thrown'), []);
    },
  },
  {
    title: 'in an iframe that may store nothing',
    async run(world) {
      const inner =
        `${WATCH}<script>addEventListener('message', () => parent.postMessage(window.thrown, '*'))</script>
        <script src="${world.edge.url}/tact.js" data-site="demo"></script>`.replaceAll('"', '&quot;');
      serve(
        world,
        '/',
        `<script>addEventListener('message', ({ data }) => { window.inner = data })</script><iframe sandbox="allow-scripts" srcdoc="${inner}"></iframe>`,
        { tag: '', head: WATCH },
      );
      await open(world);
      await until('the frame answers', () => world.tab.run(`(frames[0].postMessage('', '*'), window.inner)`));
      deepEqual(await world.tab.run('window.inner'), []);
      await calm(world);
    },
  },
  {
    title: 'an element whose id is tact does not stand in the way',
    async run(world) {
      serve(world, '/', `<div id="tact"></div>${layer(ADD)}`, { tag: '', head: WATCH });
      world.edge.pages.set(
        '/',
        (world.edge.pages.get('/') ?? '').replace(
          '</body>',
          '<script src="/tact.js" data-site="demo"></script></body>',
        ),
      );
      await open(world);
      await settle(world);
      deepEqual(itemsIn(world.edge, 'add_to_cart'), ['a']);
      await calm(world);
    },
  },
  {
    title: '77: clicks are heard in a document that was opened anew',
    async run(world) {
      serve(world, '/', SLOT, { head: WATCH });
      await open(world);
      await settle(world);
      await world.tab.run(
        `void (document.open(), document.write('<!doctype html><title>R</title><button data-tact-event="add_to_wishlist" data-tact-params=\\'{"item_id":"DO1"}\\'>Save</button>'), document.close())`,
      );
      await world.tab.click('button');
      await until('add_to_wishlist DO1', () => itemsIn(world.edge, 'add_to_wishlist').includes('DO1'));
    },
  },
];
