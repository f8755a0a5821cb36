import { readPlan } from '#core';
import type { Plan } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import { batches } from '../catalog/batches.ts';
import { openFeed } from '../catalog/open-feed.ts';
import { patchByFeed, replaceByFeed } from '../catalog/take-feed.ts';
import type { Taken } from '../catalog/take-feed.ts';
import type { Edge } from '../edge.ts';
import { feedVerdict } from '../health/feed-verdict.ts';
import type { FeedVerdict } from '../health/feed-verdict.ts';
import { problemResponse, refuse } from '../problem.ts';

/** It is read as it comes and not held; the bound is for the database, which has both catalogues while one replaces the other. */
export const CATALOG_BYTES_MAX = 256 * 1024 * 1024;
/** A thousand items are three of the 1,000 queries that one request may make (developers.cloudflare.com/d1/platform/limits). */
export const CATALOG_LINES_MAX = 200_000;
const MODES = ['replace', 'patch'] as const;

/**
 * `PUT /v1/catalog`: items as NDJSON, JSON, or a Google Merchant feed (XML, TSV, CSV), read as they come.
 *
 * - `?mode=replace` (the default): the records are the whole catalogue. Bad records are left out and told, where at least the
 *   share of good ones is there that the plan says; with fewer nothing is stored, because half an export would take the other
 *   half off the shop's pages, and an empty one is refused for the same reason.
 * - `?mode=patch`: each good record is stored, and bad ones are told. A record for an item that is there changes the
 *   fields it names (null takes one away); for a new item it must be whole.
 */
export async function putCatalog(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['catalog']);
  if (!token.ok) return problemResponse(token);
  const mode = MODES.find((each) => each === (new URL(request.url).searchParams.get('mode') ?? 'replace'));
  if (!mode) return problemResponse(refuse('invalid_request', 'mode: replace or patch'));
  const { site } = token.value;
  const plan = await planOf(edge, site);
  if (plan === undefined)
    return problemResponse(refuse('no_plan', 'the plan says which currency the prices are in'));

  let foreignLine: number | undefined;
  const records = openFeed(request, CATALOG_BYTES_MAX, (line) => void (foreignLine = line));
  const feed = batches(records, CATALOG_LINES_MAX);
  const { currency, locale, timezone } = plan;
  const target = { catalog: edge.world.catalog, site, currency, locale, timezone, now: edge.world.now() };
  const taken = await (
    mode === 'replace' ? replaceByFeed(feed, target, plan.catalogGoodShare) : patchByFeed(feed, target)
  ).finally(() => {
    edge.catalog.forget(site);
    if (mode === 'replace') clearBehind(edge, site);
  });
  if (foreignLine !== undefined) tellForeign(taken, foreignLine);
  keepVerdict(edge, site, feedVerdict(taken, mode, edge.world.now()));
  return answer(mode, taken);
}

/** Of the whole feed, and so before all that is told of its items. */
function tellForeign({ repaired, counts }: Taken, line: number): void {
  const detail = `line ${line} and perhaps others have bytes that are no UTF-8; they were read as windows-1252`;
  repaired.unshift({ line, id: '', path: '', code: 'encoding_assumed', detail });
  counts.encoding_assumed = 1;
}

function answer(
  mode: (typeof MODES)[number],
  { lines, badLines, repeatedLines, stored, rejected, left, repaired, counts, refusal }: Taken,
): Response {
  const more = { stored, rejected, left, repaired, counts };
  if (refusal) return problemResponse({ ...refusal, ...(lines > 0 ? { more } : {}) });
  if (lines === 0) return problemResponse(refuse('catalog_invalid', 'no items', { more }));
  if (mode === 'replace' && stored === 0) {
    const detail = `${badLines + repeatedLines} of ${lines} items are bad; nothing was stored`;
    return problemResponse(refuse('catalog_invalid', detail, { more }));
  }
  return Response.json({ mode, ...more });
}

/** For `GET /v1/catalog/health`; the answer has all of it. */
function keepVerdict({ world }: Edge, site: string, verdict: FeedVerdict): void {
  world.waitUntil(
    world.health
      .keepFeed(site, verdict)
      .catch((error: unknown) => world.log({ what: 'health_not_written', site, error: String(error) })),
  );
}

/** After the answer, which need not wait for it: what the replacement replaced, and what earlier ones left behind. */
function clearBehind(edge: Edge, site: string): void {
  const { catalog, log, waitUntil } = edge.world;
  waitUntil(
    catalog.clear(site).catch((error: unknown) => log({ what: 'catalog_not_cleared', error: String(error) })),
  );
}

/** The draft's where nothing is published yet: a catalogue may come first. */
async function planOf(edge: Edge, site: string): Promise<Plan | undefined> {
  const inForce = await edge.plans.get(site);
  if (inForce) return inForce.plan;
  const draft = readPlan(await edge.world.plans.draft(site));
  return draft.ok ? draft.value : undefined;
}
