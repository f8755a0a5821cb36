import { Hono } from 'hono';
import { GRANT_ANYONE } from './auth/origin.ts';
import { preflight } from './auth/preflight.ts';
import { createEdge } from './edge.ts';
import { problemResponse, refuse } from './problem.ts';
import { assets } from './routes/assets.ts';
import { methodsOf, PAGE_PATHS, ROUTES } from './routes/routes-table.ts';
import { StoreFault } from './store-fault.ts';
import type { World } from './world.ts';

/** The worker's whole behaviour over HTTP, on whatever world it is given. */
export function createApp(world: World): Hono {
  const edge = createEdge(world);
  const { prefix } = world.settings;
  const app = new Hono();

  app.use(`${prefix}/v1/*`, async (c, next) => {
    await next();
    // Answers are about one visitor or one site's business: no cache in between may keep them.
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    c.res.headers.append('vary', 'Origin');
  });

  for (const { method, path, answer } of ROUTES) {
    app.on(method, prefix + path, (c) => answer(edge, c.req.raw, c.req.param('id') ?? ''));
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const allow = methodsOf(path);
    app.all(prefix + path, (c) => {
      if (c.req.method === 'OPTIONS' && PAGE_PATHS.has(path)) return preflight(edge, c.req.raw, allow);
      return problemResponse(
        refuse('method_not_allowed', undefined, { headers: { allow: allow.join(', ') } }),
      );
    });
  }
  app.all(`${prefix}/v1/*`, () => problemResponse(refuse('not_found')));

  app.get(`${prefix}/*`, (c) => assets(edge, c.req.raw, c.req.path.slice(prefix.length)));
  app.all(`${prefix}/*`, () => {
    return problemResponse(refuse('method_not_allowed', undefined, { headers: { allow: 'GET, HEAD' } }));
  });

  app.notFound(() => problemResponse(refuse('not_found')));
  app.onError((error, c) => {
    // The message is for the operators; callers learn nothing of the inside.
    const isFault = error instanceof StoreFault;
    const what = isFault ? 'store_failed' : 'internal_error';
    world.log({ what, error: String(error), stack: error.stack });
    const headers = PAGE_PATHS.has(c.req.path.slice(prefix.length)) ? GRANT_ANYONE : {};
    return problemResponse(
      isFault
        ? refuse('storage_unavailable', 'try again', { headers: { ...headers, 'retry-after': '5' } })
        : refuse('internal', undefined, { headers }),
    );
  });
  return app;
}
