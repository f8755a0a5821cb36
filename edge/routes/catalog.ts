import { readPlan } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import { batches } from '../catalog/batches.ts';
import { openFeed } from '../catalog/open-feed.ts';
import { patchByFeed, replaceByFeed } from '../catalog/take-feed.ts';
import type { Taken } from '../catalog/take-feed.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';

/** It is read as it comes and not held; the bound is for the database, which has both catalogues while one replaces the other. */
export const CATALOG_BYTES_MAX = 256 * 1024 * 1024;
/** A thousand items are three of the 1,000 queries that one request may make (developers.cloudflare.com/d1/platform/limits). */
export const CATALOG_LINES_MAX = 200_000;
const MODES = ['replace', 'patch'] as const;

/**
 * `PUT /v1/catalog`: items as NDJSON, JSON, or a Google Merchant feed (XML, TSV), read as they come.
 *
 * - `?mode=replace` (the default): the records are the whole catalogue. One bad record and nothing is stored, because half
 *   an export would take the other half off the shop's pages; and an empty one is refused for the same reason.
 * - `?mode=patch`: each good record is stored, and bad ones are told. A record for an item that is there changes the
 *   fields it names (null takes one away); for a new item it must be whole.
 */
export async function putCatalog(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['catalog']);
  if (!token.ok) return problemResponse(token);
  const mode = MODES.find((each) => each === (new URL(request.url).searchParams.get('mode') ?? 'replace'));
  if (!mode) return problemResponse(refuse('invalid_request', 'mode: replace or patch'));
  const { site } = token.value;
  const currency = await currencyOf(edge, site);
  if (currency === undefined)
    return problemResponse(refuse('no_plan', 'the plan says which currency the prices are in'));

  const feed = batches(openFeed(request, CATALOG_BYTES_MAX), CATALOG_LINES_MAX);
  const target = { catalog: edge.world.catalog, site, currency };
  const taken = await (mode === 'replace' ? replaceByFeed(feed, target) : patchByFeed(feed, target)).finally(
    () => {
      edge.catalog.forget(site);
      if (mode === 'replace') clearBehind(edge, site);
    },
  );
  return answer(mode, taken);
}

function answer(
  mode: (typeof MODES)[number],
  { lines, badLines, stored, rejected, refusal }: Taken,
): Response {
  const more = { stored, rejected };
  if (refusal) return problemResponse({ ...refusal, ...(lines > 0 ? { more } : {}) });
  if (lines === 0) return problemResponse(refuse('catalog_invalid', 'no items', { more }));
  if (mode === 'replace' && badLines > 0) {
    const detail = `${badLines} of ${lines} items are bad; nothing was stored`;
    return problemResponse(refuse('catalog_invalid', detail, { more }));
  }
  return Response.json({ mode, stored, rejected });
}

/** After the answer, which need not wait for it: what the replacement replaced, and what earlier ones left behind. */
function clearBehind(edge: Edge, site: string): void {
  const { catalog, log, waitUntil } = edge.world;
  waitUntil(
    catalog.clear(site).catch((error: unknown) => log({ what: 'catalog_not_cleared', error: String(error) })),
  );
}

/** The draft's where nothing is published yet: a catalogue may come first. */
async function currencyOf(edge: Edge, site: string): Promise<string | undefined> {
  const inForce = await edge.plans.get(site);
  if (inForce) return inForce.plan.currency;
  const draft = readPlan(await edge.world.plans.draft(site));
  return draft.ok ? draft.value.currency : undefined;
}
