import type { Hono } from 'hono';
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import type { OutcomeMessage } from './ports.ts';
import { applyOutcomes } from './queue/apply-outcomes.ts';
import { d1Outcomes } from './stores/d1-outcomes.ts';
import { workerWorld } from './worker-world.ts';

export { VisitorObject } from './visitor/visitor-object.ts';

/** Made with the first request, because bindings come with it; then held with its caches for the isolate's life. */
let app: Hono | undefined;

export default {
  fetch(request, env) {
    app ??= createApp(workerWorld(env));
    return app.fetch(request);
  },
  queue: (batch, env) => applyOutcomes(batch, d1Outcomes(env.DB, Date.now)),
} satisfies ExportedHandler<Env, OutcomeMessage>;
