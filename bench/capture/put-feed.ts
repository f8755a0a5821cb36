import { NOON, samplePlan } from '../../edge/memory-world.ts';
import { testShop } from '../../edge/test-shop.ts';
import type { FeedOutcome } from './judge-feed.ts';
import type { CorpusFeed } from './read-corpus.ts';

/** Of feeds of few items one bad one is more than the share that a shop would bear. */
const GOOD_SHARE = 0.4;

/** Puts a feed as the whole catalogue of a shop in memory, whose edge is the real one. */
export async function putFeed(feed: CorpusFeed): Promise<FeedOutcome> {
  const { app, call, world } = await testShop();
  world.clock.now = Math.max(NOON, Date.now());
  const plan = { ...samplePlan(), currency: feed.currency };
  const bearing = await call('PUT', '/v1/plan', { ...plan, catalogGoodShare: GOOD_SHARE });
  if (!bearing.ok) await call('PUT', '/v1/plan', plan);
  await call('POST', '/v1/plan/publish');
  const response = await app.request('/v1/catalog', {
    method: 'PUT',
    body: feed.bytes,
    headers: { authorization: 'Bearer server', 'content-type': feed.type },
  });
  const { detail = '', rejected = [] } = (await response.json()) as {
    detail?: string;
    rejected?: { line: number; id: string }[];
  };
  return {
    stored: response.ok
      ? await world.catalog.get(
          'demo',
          feed.items.map(({ id }) => id),
        )
      : [],
    // One record may be told of more than once.
    left: [...new Map(rejected.map(({ line, id }) => [line, id])).values()],
    ...(response.ok ? {} : { refusal: `${response.status} ${detail}` }),
  };
}
