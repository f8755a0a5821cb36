import { FEED_REMEDIES, tellHealth } from '#core';
import type { Remedy } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import type { Edge } from '../edge.ts';
import { problemResponse } from '../problem.ts';
import type { FeedVerdict } from './feed-verdict.ts';

/** `GET /v1/catalog/health`: what became of the last feed, and what pages and events are wrong in, each with its remedy. */
export async function getCatalogHealth(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['read']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const { health } = edge.world;
  const [feed, counts] = await Promise.all([health.feed(site), health.read(site)]);
  return Response.json({ feed: feed && withRemedies(feed), pages: tellHealth(counts) });
}

/** Each example with how often its code was told, and what to do about it. */
function withRemedies(feed: FeedVerdict) {
  const remedies: Readonly<Record<string, Remedy>> = FEED_REMEDIES;
  const examples = feed.examples.map((example) => ({
    ...example,
    times: feed.counts[example.code] ?? 1,
    ...remedies[example.code],
  }));
  return { ...feed, examples };
}
