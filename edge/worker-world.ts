import { waitUntil } from 'cloudflare:workers';
import type { Env } from './env.ts';
import { d1Health } from './health/d1-health.ts';
import { kvLearned } from './learning/learned-store.ts';
import { d1Popular } from './lessons/d1-popular.ts';
import { kvLessons } from './lessons/lessons-store.ts';
import { lessonQueue } from './queue/lesson-queue.ts';
import { d1Catalog } from './stores/d1-catalog.ts';
import { d1Outcomes } from './stores/d1-outcomes.ts';
import { d1Plans } from './stores/d1-plans.ts';
import { d1Tokens } from './stores/d1-tokens.ts';
import { kvSnapshots } from './stores/snapshot-store.ts';
import { durableVisitors } from './visitor/visitors.ts';
import type { World } from './world.ts';

/** A visitor's object answers in some ms near by; a page hides its slots for 250 ms (`data-wait`). */
const DECISION_DEADLINE_MS = 80;

/** The real world: what the platform has bound. */
export function workerWorld(env: Env): World {
  return {
    visitors: durableVisitors(env),
    snapshots: kvSnapshots(env.PROFILES),
    plans: d1Plans(env.DB),
    catalog: d1Catalog(env.DB),
    tokens: d1Tokens(env.DB),
    lessons: kvLessons(env.LESSONS_AT_REST),
    popular: d1Popular(env.DB),
    health: d1Health(env.DB),
    learned: kvLearned(env.LESSONS_AT_REST),
    outcomes: d1Outcomes(env.DB),
    lessonQueue: lessonQueue(env.LESSONS),
    assets: (request) => env.ASSETS.fetch(request),
    allows: {
      visitor: async (key) => (await env.RATE_VISITOR.limit({ key })).success,
      address: async (key) => (await env.RATE_ADDRESS.limit({ key })).success,
    },
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    waitUntil,
    log: (line) => console.error(JSON.stringify(line)),
    settings: {
      signingKeys: [env.SIGNING_KEY, env.SIGNING_KEY_BEFORE].flatMap((key) => key || []),
      prefix: readPrefix(env.PATH_PREFIX ?? ''),
      decisionDeadlineMs: Number(env.DECISION_DEADLINE_MS) || DECISION_DEADLINE_MS,
    },
  };
}

/** `abc`, `/abc` and `/abc/` are all meant as `/abc`. */
function readPrefix(said: string): string {
  const parts = said.split('/').filter((part) => part !== '');
  return parts.map((part) => `/${part}`).join('');
}
