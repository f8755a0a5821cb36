import type { Browser } from 'playwright';
import type { CorpusLayer, CorpusPage } from './read-corpus.ts';
import type { SentByPage } from './judge-page.ts';
import { SHOP, servePage } from './page-server.ts';
import type { PageServer } from './page-server.ts';

/** A page has said by then what it is about: the reader comes within 2 s, and storefronts print late. */
const TOLD_MS_MAX = 3500;
/** After the last step of a sequence. */
const LAYER_MS_MAX = 3500;
/** For an event too many. */
const LAYER_MS_MIN = 1500;
/** What a page tells without being asked. */
const OF_ITSELF: ReadonlySet<string> = new Set(['page_view', 'scroll', 'user_engagement', 'page_state']);
/** After the first look, for a second one: what plugins tell beside. */
const SETTLED_MS = 500;
const LOOK_MS = 50;

/** Opens a page with the tag in its head, as shops put it there, and gives what it sent. */
export async function openPage(browser: Browser, page: CorpusPage): Promise<SentByPage> {
  const html = (origin: string) =>
    page.html
      .replaceAll(SHOP, origin)
      .replaceAll(SHOP.replaceAll('/', '\\/'), origin.replaceAll('/', '\\/'))
      .replace('<head>', `<head>\n${tag()}`);
  // Where the page's own layer says it too, the reader's word comes after.
  const isTwofold = page.html.includes('view_item');
  return await visit(
    browser,
    html,
    page.address,
    TOLD_MS_MAX,
    ({ events }) => !isTwofold && events.some(({ name }) => name === 'view_item'),
  );
}

/** Opens a page that does nothing but the steps. */
export async function openLayer(browser: Browser, layer: CorpusLayer): Promise<SentByPage> {
  const waits = layer.steps.reduce((sum, step) => sum + ('wait' in step ? step.wait : 0), 0);
  const begun = Date.now();
  return await visit(
    browser,
    () => layerHtml(layer),
    layer.address,
    LAYER_MS_MAX + waits,
    ({ events }) => {
      const told = events.filter(({ name }) => !OF_ITSELF.has(name));
      return told.length >= layer.expect.length && Date.now() - begun > LAYER_MS_MIN + waits;
    },
  );
}

async function visit(
  browser: Browser,
  html: (origin: string) => string,
  address: string,
  msMax: number,
  isTold: (server: PageServer) => boolean,
): Promise<SentByPage> {
  const server = await servePage(html, address);
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    await tab.goto(server.url, { waitUntil: 'load' });
    const until = Date.now() + msMax;
    while (Date.now() < until && !isTold(server)) await pause(LOOK_MS);
    await pause(SETTLED_MS);
    return { events: server.events, pages: server.pages, origin: server.origin };
  } finally {
    await context.close();
    await server.close();
  }
}

function tag(attributes = ''): string {
  return `<script async src="/tact.js" data-site="demo"${attributes}></script>`;
}

function layerHtml({ layer = 'dataLayer', steps }: CorpusLayer): string {
  const before = steps.flatMap((step) => ('before' in step ? step.before : []));
  const lines = steps.map((step) => {
    if ('push' in step) return `window.${layer}.push(${JSON.stringify(step.push)});`;
    if ('gtag' in step) return `gtag(${step.gtag.map(argument).join(',')});`;
    if ('wait' in step) return `await new Promise((done) => setTimeout(done, ${step.wait}));`;
    return 'script' in step ? step.script : '';
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<script>window.${layer} = ${JSON.stringify(before)}; function gtag() { window.${layer}.push(arguments); }</script>
${tag(layer === 'dataLayer' ? '' : ` data-layer="${layer}"`)}
</head><body><h1>Shop</h1><script>(async () => {
${lines.join('\n')}
})();</script></body></html>`;
}

/** `gtag('js', new Date())` holds what JSON cannot. */
function argument(value: unknown): string {
  return value === 'now' ? 'new Date()' : JSON.stringify(value);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
