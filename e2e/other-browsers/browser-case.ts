import { startStubEdge, type Sent, type SentEvent, type StubEdge } from '../sdk/stub-edge.ts';

/*
 * What has to hold in every browser, told once: pages, what happens on them, and what the edge has heard then. Playwright runs the
 * cases in Chromium (`real-world/*.spec.ts`), this folder's runner in Firefox and WebKitGTK.
 */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression, awaited in the page. */
  run<T = unknown>(expression: string): Promise<T>;
  back(): Promise<void>;
  /** A click as a person makes it. */
  click(selector: string): Promise<void>;
}

export interface World {
  tab: Tab;
  edge: StubEdge;
}

export interface BrowserCase {
  title: string;
  /** WebKitGTK's driver works with the page's own built-ins, and is broken by what breaks those. */
  breaksWebkitDriver?: true;
  run(world: World): Promise<void>;
}

const WAIT_MS_MAX = 8000;
/** The reader comes with idle time, and never later than this. */
const READER_MS_MAX = 2300;

/** Waits for a fact. */
export async function until(what: string, holds: () => unknown): Promise<void> {
  const end = Date.now() + WAIT_MS_MAX;
  for (;;) {
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** A page, `body` beside the tag, which comes first. */
export function serve(
  { edge }: World,
  path: string,
  body: string,
  { tag = '<script async src="/tact.js" data-site="demo"></script>', head = '' } = {},
): void {
  edge.pages.set(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Shop</title>${tag}</head><body>${body}</body></html>`,
  );
}

export async function open({ tab, edge }: World, path = '/'): Promise<void> {
  await tab.open(edge.url + path);
}

/** All that the page said until now has arrived once this has resolved. */
export async function settle({ tab, edge }: World): Promise<void> {
  await until('tact runs', () => tab.run(`typeof window.tact?.track === 'function'`));
  const before = count(edge, 'share');
  await tab.run(`void tact.track('share')`);
  await until('everything has arrived', () => count(edge, 'share') > before);
}

/** The same, and the reader has read the page. */
export async function settleRead(world: World): Promise<void> {
  await until('the reader has come', () => world.tab.run(`performance.now() > ${READER_MS_MAX}`));
  await settle(world);
}

export const named = (edge: StubEdge, name: string): SentEvent[] =>
  edge.kept.filter((event) => event.name === name);
export const count = (edge: StubEdge, name: string): number => named(edge, name).length;

/** Paths of the page views, with query and fragment. */
export function pagesSeen(edge: StubEdge): string[] {
  return named(edge, 'page_view').map(({ params }) => pathOf(String(params?.['page_location'])));
}

export function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}

/** Ids of the items in events of that name, in order. */
export function itemsIn(edge: StubEdge, name: string): string[] {
  return named(edge, name).flatMap(({ params = {} }) => {
    const items = (params['items'] ?? []) as { item_id?: unknown; id?: unknown }[];
    const ids = items.map((item) => item.item_id ?? item.id);
    return (ids.length > 0 ? ids : [params['item_id']]).filter((id) => id !== undefined).map(String);
  });
}

/** Requests for slots from a page at this path. */
export function asksAt(edge: StubEdge, path: string): Sent['request'][] {
  return edge.sent
    .map(({ request }) => request)
    .filter(({ slots = [], page }) => slots.length > 0 && page !== undefined && pathOf(page.url) === path);
}

export async function inWorld(tab: Tab, run: BrowserCase['run']): Promise<void> {
  const edge = await startStubEdge();
  try {
    await run({ tab, edge });
  } finally {
    await edge.close();
  }
}
