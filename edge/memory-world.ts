import type { PlanInput } from '#core';
import { hashToken } from './auth/token-cache.ts';
import { memoryHealth } from './health/memory-health.ts';
import { memoryLearned } from './learning/learned-store.ts';
import { memoryItems } from './lessons/memory-learning-items.ts';
import { memoryLessons } from './lessons/lessons-store.ts';
import { memoryPopular } from './lessons/memory-popular.ts';
import { SCOPES } from './ports.ts';
import type { OutcomeMessage, Scope, Visitors } from './ports.ts';
import { applyLessons } from './queue/apply-lessons.ts';
import { memoryLessonQueue } from './queue/lesson-queue.ts';
import { memoryCatalog } from './stores/memory-catalog.ts';
import { memoryOutcomes } from './stores/memory-outcomes.ts';
import { memoryPlans } from './stores/memory-plans.ts';
import { memoryTokens } from './stores/memory-tokens.ts';
import { memorySnapshots } from './stores/snapshot-store.ts';
import { memoryVisitors } from './visitor/memory-visitors.ts';
import type { LogLine, World } from './world.ts';

/** The twin of `workerWorld`: a whole world in memory, with what tests want to see and to turn. */
export interface MemoryWorld extends World {
  clock: { now: number };
  logged: LogLine[];
  /** Visitor objects that were called, as `site/visitor method`. */
  touched: string[];
  /** Keys that have had their share. */
  exhausted: Set<string>;
  /** Waits for what goes on after the answers. */
  settle(): Promise<void>;
  /** What the alarms of visitors and items and the queues behind them do: what was seen and ordered is in the sums, and learned from. */
  teach(): Promise<void>;
  addToken(
    text: string,
    scopes?: readonly Scope[],
    rest?: { site?: string; expiresAt?: number },
  ): Promise<void>;
}

export const NOON = Date.UTC(2026, 10, 1, 12);
/** 32 bytes for tests alone. */
export const TEST_KEY = 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk';

export function memoryWorld(settings: Partial<World['settings']> = {}): MemoryWorld {
  const clock = { now: NOON };
  const now = () => clock.now;
  const snapshots = memorySnapshots();
  const tokens = memoryTokens();
  const catalog = memoryCatalog();
  const lessons = memoryLessons();
  const popular = memoryPopular(catalog, now);
  const items = memoryItems(lessons, now);
  const lessonQueue = memoryLessonQueue();
  const outcomes = memoryOutcomes(now);
  const queue = { send: (message: OutcomeMessage) => outcomes.apply([message]) };
  const visitors = memoryVisitors({ snapshots, queue, lessons: lessonQueue, now });
  const touched: string[] = [];
  const exhausted = new Set<string>();
  const logged: LogLine[] = [];
  let pending: Promise<unknown>[] = [];
  let drawn = 0;
  return {
    visitors: watched(visitors, touched),
    snapshots,
    plans: memoryPlans(),
    catalog,
    tokens,
    lessons,
    popular,
    health: memoryHealth(),
    learned: memoryLearned(),
    outcomes,
    lessonQueue,
    assets: async (request) => fileOf(request),
    allows: {
      visitor: async (key) => !exhausted.has(key),
      address: async (key) => !exhausted.has(key),
    },
    now,
    // After all that a memory store does, which is done within one task.
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    randomBytes: (count) =>
      Uint8Array.from({ length: count }, () => (drawn = (drawn * 73 + 41) % 65_521) % 256),
    waitUntil: (promise) => void pending.push(promise),
    log: (line) => void logged.push(line),
    settings: { signingKeys: [TEST_KEY], prefix: '', decisionDeadlineMs: 80, ...settings },
    clock,
    logged,
    touched,
    exhausted,
    async teach() {
      await visitors.runAlarms();
      for (let bodies: unknown[] = lessonQueue.sent.splice(0); bodies.length > 0;) {
        const again: unknown[] = [];
        await applyLessons(batchOf(bodies, again), { items, popular });
        bodies = again;
      }
      await items.runAlarms();
    },
    async settle() {
      while (pending.length > 0) await Promise.all(pending.splice(0));
      pending = [];
    },
    async addToken(text, scopes = SCOPES, { site = 'demo', ...rest } = {}) {
      await tokens.put(await hashToken(text), { name: text, site, scopes: [...scopes], ...rest });
    },
  };
}

/** As the platform hands it over; what must come again is put into `again`. */
function batchOf(bodies: unknown[], again: unknown[]): MessageBatch {
  const messages = bodies.map((body, n) => ({
    ...{ id: `m${n}`, timestamp: new Date(0), body, attempts: 1 },
    ack: () => undefined,
    retry: () => void again.push(body),
  }));
  const retryAll = () => {
    throw new Error('a batch could not be applied');
  };
  return { queue: 'tact-lessons', messages, retryAll } as unknown as MessageBatch;
}

function watched(visitors: Visitors, touched: string[]): Visitors {
  return {
    of(site, visitor) {
      const found = visitors.of(site, visitor);
      const noted = <T>(method: string, call: () => Promise<T>): Promise<T> => {
        touched.push(`${site}/${visitor} ${method}`);
        return call();
      };
      return {
        fold: (...all) => noted('fold', () => found.fold(...all)),
        read: () => noted('read', () => found.read()),
        record: (...all) => noted('record', () => found.record(...all)),
        join: (...all) => noted('join', () => found.join(...all)),
        erase: (...all) => noted('erase', () => found.erase(...all)),
      };
    },
  };
}

const SCRIPT = 'console.log("tact")';

function fileOf(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname !== '/tact.js' && pathname !== '/tact-panel.js') return new Response('no', { status: 404 });
  const headers = { etag: '"abc123"', 'content-type': 'text/javascript', 'cache-control': 'max-age=0' };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(SCRIPT, { headers });
}

/** A plan with one of each: content for all, content with HTML, an invitation. */
export function samplePlan(site = 'demo'): PlanInput {
  return {
    site,
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    audiences: { regulars: { all: [{ fact: 'orders.count', is: '>=', value: 1 }] } },
    slots: {
      'home-hero': {
        kind: 'content',
        variants: [
          { id: 'welcome', content: { kind: 'banner', title: 'Welcome' } },
          {
            id: 'thanks',
            audience: 'regulars',
            familiarity: 'remembered',
            priority: 10,
            content: { kind: 'banner', title: 'Good to see you again' },
          },
        ],
      },
      'product-aside': {
        kind: 'content',
        variants: [
          {
            id: 'about-it',
            about: { items: ['dress'] },
            content: { kind: 'html', html: '<p class="note">{{item.title}}</p>' },
          },
        ],
      },
      chat: {
        kind: 'invitation',
        intent: 0.6,
        variants: [{ id: 'ask', content: { kind: 'banner', title: 'May we help?' } }],
      },
    },
  };
}

export const SAMPLE_LINES = [
  {
    id: 'dress',
    title: 'A rose dress',
    link: '/p/dress',
    price: '129.00 EUR',
    availability: 'in_stock',
    product_type: 'Women > Dresses',
  },
  {
    id: 'shoes',
    title: 'Shoes',
    link: '/p/shoes',
    price: '79.00 EUR',
    availability: 'in_stock',
    product_type: 'Women > Shoes',
  },
];
