import { test as base, type Page } from '@playwright/test';
import { bundle } from './bundle.ts';

/*
 * A page of a shop with the showing half of the SDK and a stand-in for the half that talks to the edge: what it is
 * asked, told to track and told to emit is written down, and answers come when the test says so.
 */
const ORIGIN = 'https://shop.example';

const SCRIPT = bundle(`
      import { startSlots } from './slots/index.ts';
      import * as card from './card/index.ts';
      import * as render from './render/index.ts';
      import { watchChatClicks } from './chat/index.ts';
      const parts = { card, render };
      const takers = [], fresh = [], waiting = [];
      const record = { asked: [], tracked: [], emitted: [], errors: [], chat: [] };
      addEventListener('error', (event) => record.errors.push(String(event.message)));
      addEventListener('unhandledrejection', (event) => record.errors.push(String(event.reason)));
      const host = {
        edge: 'https://edge.example', site: 'demo', // Long, so that a slow machine makes nothing late: being late is for the tests of it.
        waitMs: 60_000, inviting: false, granted: true,
        track: (name, params) => record.tracked.push({ name, ...params }),
        ask: (slots) => {
          record.asked.push(slots);
          return new Promise((resolve) => waiting.push(resolve));
        },
        onDecisions: (take) => takers.push(take),
        onFresh: (again) => fresh.push(again),
        emit: (type, target, detail) => {
          record.emitted.push({ type, target: target.nodeName, ...detail });
          target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
        },
        consent: () => ({ personalization: host.granted ? 'granted' : 'denied', analytics: 'granted' }),
        busy: () => (document.activeElement?.matches('input,textarea') ? ['typing'] : []),
        load: async (name, use) => use(parts[name] ?? (await import(host.edge + '/tact-' + name + '.js'))),
        decided: () => [],
        push: (entry) => (window.dataLayer ||= []).push(entry),
      };
      window.tactTest = {
        host, record, chat: (...chat) => (host.chat = chat),
        start: () => (startSlots(host), card.invite(host), watchChatClicks(host)),
        answer: (decisions) => waiting.shift()(decisions),
        decide: (decisions) => takers.forEach((take) => take(decisions)),
        fresh: () => fresh.forEach((again) => again()),
      };
      tactTest.start();
    `);

interface Tracked {
  name: string;
  slot?: string;
  variant?: string;
  decision?: string;
  reason?: string;
}
export interface Recorded {
  asked: string[][];
  tracked: Tracked[];
  emitted: { type: string; target: string; slot: string; reason: { code: string }; content?: unknown }[];
  errors: string[];
  chat: string[];
}

declare global {
  var tactTest: {
    host: { waitMs: number; inviting: boolean; granted: boolean };
    record: Recorded;
    chat(setup: unknown, options?: unknown): void;
    answer(decisions: unknown[]): void;
    decide(decisions: unknown[]): void;
    fresh(): void;
  };
}

export class Shop {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a page with this body; `head` is where a page's own styles go. */
  async open(body: string, { head = '', path = '/', csp = '' } = {}): Promise<void> {
    await this.page.route(ORIGIN + '/**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/show.js') return route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
      if (/\.(png|ico)$/.test(pathname)) return route.fulfill({ status: 404 });
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: csp ? { 'content-security-policy': csp } : {},
        body: `<!doctype html><html lang="en"><head><title>Shop</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
          <body>${body}<script src="/show.js"></script></body></html>`,
      });
    });
    await this.page.goto(ORIGIN + path);
  }

  answer(...decisions: object[]): Promise<void> {
    return this.page.evaluate((given) => tactTest.answer(given), decisions);
  }

  decide(...decisions: object[]): Promise<void> {
    return this.page.evaluate((given) => tactTest.decide(given), decisions);
  }

  record(): Promise<Recorded> {
    return this.page.evaluate(() => tactTest.record);
  }

  async tracked(): Promise<string[]> {
    return (await this.record()).tracked.map(({ name }) => name);
  }
}

export const test = base.extend<{ shop: Shop }>({
  shop: async ({ page }, use) => {
    const shop = new Shop(page);
    await use(shop);
    // Whatever a test does: nothing may be thrown into the page.
    if (!page.isClosed()) base.expect((await shop.record()).errors).toEqual([]);
  },
});
export { expect } from '@playwright/test';
