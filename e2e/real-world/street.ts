import { readFileSync } from 'node:fs';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { EDGE, STREET, STREET_PORT } from '../addresses.ts';
import { edgeCall, visitorOf } from '../edge.ts';
import { startStreetServer, type StreetServer } from './street-server.ts';
import { summary, type Known, type Summary } from './summary.ts';

/** The reader comes with idle time, and never later than this after the page began. */
const READER_MS_MAX = 2000;

export interface Asked {
  visitor?: string;
  consent?: Record<string, string>;
  page?: { url: string; item_id?: string };
  events?: { id: string; name: string; params?: Record<string, unknown> }[];
  slots?: string[];
}

interface Answered {
  visitor?: string;
  accepted: string[];
  decisions: { slot: string; action: string; variant?: string; reason: { code: string } }[];
}

export interface PageOptions {
  path?: string;
  host?: string;
  /** What stands for TAG in the page. */
  tag?: string;
  headers?: Record<string, string>;
  referer?: string;
  /** Another tab of the same browser. */
  page?: Page;
}

/** A shop of its own for one test: pages, the browser that visits them, and what the edge knows afterwards. */
export class Street {
  readonly page: Page;
  /** Which shop: by the currency of its plan. */
  site: string = STREET.EUR;
  readonly asked: Asked[] = [];
  readonly answered: Answered[] = [];
  /** What was thrown into the page, and said on its console as an error. */
  readonly errors: string[] = [];
  readonly complaints: string[] = [];
  readonly server: StreetServer;
  readonly context: BrowserContext;

  constructor(page: Page, server: StreetServer) {
    this.page = page;
    this.context = page.context();
    this.server = server;
    server.pages.clear();
    server.missed.length = 0;
    this.context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/v1/sync'))
        this.asked.push(request.postDataJSON() as Asked);
    });
    this.context.on('response', (response) => {
      if (response.request().method() !== 'POST' || !response.url().includes('/v1/sync')) return;
      // A page that goes away takes its answers along.
      if (response.ok())
        response.json().then(
          (answer: Answered) => this.answered.push(answer),
          () => undefined,
        );
    });
    this.context.on('weberror', (error) => this.errors.push(String(error.error())));
    this.context.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Slots wait longer than a shop would let them: these tests are about what is shown, not how fast. */
  tag(attributes = ''): string {
    return `<script async src="${EDGE}/tact.js" data-site="${this.site}" data-wait="10000" ${attributes}></script>`;
  }

  url({ path = '/', host = 'localhost' }: PageOptions = {}): string {
    return `http://${host}:${this.server.port}${path}`;
  }

  /** Puts a page into the shop: the name of a file in `pages/`, or its text. TAG, EDGE and SITE in it are replaced. */
  serve(what: string, { path = '/', tag = this.tag(), headers }: PageOptions = {}): void {
    const text = /^[\w-]+\.html$/.test(what)
      ? readFileSync(new URL(`pages/${what}`, import.meta.url), 'utf8')
      : `<!doctype html><html lang="en"><title>T</title>${what}`;
    const filled = text.replaceAll('TAG', tag).replaceAll('EDGE', EDGE).replaceAll('SITE', this.site);
    this.server.pages.set(path.replace(/[?#].*/, ''), { body: filled, ...(headers && { headers }) });
  }

  async open(options: PageOptions = {}): Promise<void> {
    const { page = this.page, referer } = options;
    await page.goto(this.url(options), referer === undefined ? {} : { referer });
  }

  async show(what: string, options: PageOptions = {}): Promise<void> {
    this.serve(what, options);
    await this.open(options);
  }

  async run(script: string, page = this.page): Promise<void> {
    await page.evaluate(script);
  }

  get credential(): string | undefined {
    return this.answered.findLast(({ visitor }) => visitor)?.visitor;
  }

  /** Visitors that this browser has been, in order. */
  get visitors(): string[] {
    return [...new Set(this.answered.flatMap(({ visitor }) => (visitor ? [visitorOf(visitor)] : [])))];
  }

  /** Names of the events that the edge has stored. */
  stored(name: string): NonNullable<Asked['events']> {
    const accepted = new Set(this.answered.flatMap((answer) => answer.accepted));
    const events = new Map(this.asked.flatMap(({ events = [] }) => events).map((event) => [event.id, event]));
    return [...events.values()].filter((event) => event.name === name && accepted.has(event.id));
  }

  /** All that the page said until now is stored once this has resolved. Needs consent. */
  async settle(page = this.page): Promise<void> {
    await started(page);
    const before = this.stored('share').length;
    await this.run(`tact.track('share')`, page);
    await expect
      .poll(() => this.stored('share').length, { message: 'everything is stored', timeout: 8000 })
      .toBeGreaterThan(before);
  }

  /** The same, and the reader has read the page. */
  async settleRead(page = this.page): Promise<void> {
    await page.waitForFunction((ms) => performance.now() > ms, READER_MS_MAX + 300);
    await this.settle(page);
  }

  /** Asks for the slots anew and waits for the answer: what came of consent is known then. */
  async askAgain(page = this.page): Promise<Asked> {
    await started(page);
    const before = this.answered.length;
    const asked = this.asked.length;
    await this.run(`tact.decide(['my-hero'])`, page);
    await expect.poll(() => this.answered.length, { message: 'an answer' }).toBeGreaterThan(before);
    return this.asked.slice(asked).find(({ slots }) => slots?.includes('my-hero')) as Asked;
  }

  /** What the edge knows of this browser's visitor; null: nobody. */
  async known(): Promise<Known | null> {
    if (this.credential === undefined) return null;
    try {
      return await edgeCall<Known>('GET', `/v1/visitors/${visitorOf(this.credential)}`, undefined, this.site);
    } catch (error) {
      if (String(error).includes(': 404')) return null;
      throw error;
    }
  }

  async knows(): Promise<Summary> {
    const currency = Object.entries(STREET).find(([, site]) => site === this.site)?.[0] ?? 'EUR';
    return summary(await this.known(), currency);
  }

  /** Waits until what the edge knows has all of this; lists have to be the same. */
  async untilKnows(expected: Partial<Summary>): Promise<void> {
    await expect
      .poll(() => this.knows(), { message: 'what the edge knows', timeout: 5000 })
      .toMatchObject(expected);
  }

  /** What Tact keeps in this browser. */
  async kept(page = this.page): Promise<string[]> {
    const [local, databases] = await page.evaluate(async () => [
      Object.keys(localStorage),
      (await indexedDB.databases()).map(({ name }) => name ?? ''),
    ]);
    const cookies = (await this.context.cookies()).map(({ name }) => name);
    return [...(local ?? []), ...(databases ?? []), ...cookies].filter((name) => /tact/i.test(name));
  }
}

async function started(page: Page): Promise<void> {
  await page.waitForFunction(
    () => typeof (window as { tact?: { track?: unknown } }).tact?.track === 'function',
    undefined,
    { timeout: 8000 },
  );
}

export const test = base.extend<{ street: Street }, { streetServer: StreetServer }>({
  streetServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs off this pattern
    async ({}, use, { parallelIndex }) => {
      const server = await startStreetServer(STREET_PORT + parallelIndex);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  street: async ({ page, streetServer }, use) => {
    const street = new Street(page, streetServer);
    await use(street);
    // Whatever a page does: Tact throws nothing into it.
    expect(street.errors).toEqual([]);
  },
});
export { expect } from '@playwright/test';
