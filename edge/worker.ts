import { waitUntil } from 'cloudflare:workers';
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { durableItems } from './lessons/learning-items.ts';
import { d1Popular } from './lessons/d1-popular.ts';
import type { LessonMessage, OutcomeMessage } from './ports.ts';
import { applyLessons } from './queue/apply-lessons.ts';
import { applyOutcomes } from './queue/apply-outcomes.ts';
import { isLessonMessage } from './queue/is-lesson-message.ts';
import { d1Plans } from './stores/d1-plans.ts';
import { learnSite } from './learning/learn-site.ts';
import { kvLearned } from './learning/learned-store.ts';
import { d1Outcomes } from './stores/d1-outcomes.ts';
import { workerWorld } from './worker-world.ts';

export { ItemObject } from './lessons/item-object.ts';
export { VisitorObject } from './visitor/visitor-object.ts';

/** Made with the first request, because bindings come with it; then held with its caches for the isolate's life. */
let app: Hono | undefined;

export default {
  fetch(request, env) {
    app ??= createApp(workerWorld(env));
    return app.fetch(request);
  },
  // Each queue carries one kind; by the messages rather than by the queue's name, which whoever deploys may choose.
  queue: (batch, env) =>
    batch.messages.some(({ body }) => isLessonMessage(body))
      ? applyLessons(batch, { items: durableItems(env), popular: d1Popular(env.DB) })
      : applyOutcomes(batch as MessageBatch<OutcomeMessage>, d1Outcomes(env.DB, Date.now), async (sites) =>
          // The batch is done and does not wait for what is made of it.
          waitUntil(learnSites(env, sites)),
        ),
} satisfies ExportedHandler<Env, OutcomeMessage | LessonMessage>;

async function learnSites(env: Env, sites: readonly string[]): Promise<void> {
  const learning = {
    plans: d1Plans(env.DB),
    outcomes: d1Outcomes(env.DB, Date.now),
    learned: kvLearned(env.LESSONS_AT_REST),
    now: Date.now,
  };
  for (const site of sites) {
    // A site that cannot be learned from keeps none of the others from it.
    await learnSite(learning, site).catch((error: unknown) => {
      console.error({ message: 'a site could not be learned from', site, error: String(error) });
    });
  }
}
