import { readPlan } from '#core';
import type { CatalogItem } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import { readLines } from '../body/read-lines.ts';
import type { Line } from '../body/read-lines.ts';
import { itemIdOf, judgeLines } from '../catalog/judge-lines.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';

/** An isolate has 128 MB (developers.cloudflare.com/workers/platform/limits): the text, what it parses to, and the items. */
export const CATALOG_BYTES_MAX = 16 * 1024 * 1024;
/** At a KB or less an item, what fits into the bytes. */
export const CATALOG_LINES_MAX = 20_000;
/** Bad lines told in one answer; the count is of all. */
const FLAWS_TOLD_MAX = 1000;
const MODES = ['replace', 'patch'] as const;

/**
 * `PUT /v1/catalog`: items, one a line.
 *
 * - `?mode=replace` (the default): the lines are the whole catalogue. One bad line and nothing is stored, because half
 *   an export would take the other half off the shop's pages; and an empty one is refused for the same reason.
 * - `?mode=patch`: each good line is stored, and bad ones are told. A line for an item that is there changes the
 *   fields it names (null takes one away); for a new item it must be whole.
 */
export async function putCatalog(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['catalog']);
  if (!token.ok) return problemResponse(token);
  const mode = MODES.find((each) => each === (new URL(request.url).searchParams.get('mode') ?? 'replace'));
  if (!mode) return problemResponse(refuse('invalid_request', 'mode: replace or patch'));
  const bounds = { member: 'items', bytesMax: CATALOG_BYTES_MAX, linesMax: CATALOG_LINES_MAX };
  const lines = await readLines(request, bounds);
  if (!lines.ok) return problemResponse(lines);
  const { site } = token.value;
  const currency = await currencyOf(edge, site);
  if (currency === undefined)
    return problemResponse(refuse('no_plan', 'the plan says which currency the prices are in'));

  const before = mode === 'patch' ? await itemsOf(edge, site, lines.value) : new Map<string, CatalogItem>();
  const { items, flaws } = judgeLines(lines.value, currency, before);
  const lineCount = new Set(flaws.map(({ line }) => line)).size;
  const rejected = flaws.slice(0, FLAWS_TOLD_MAX);
  if (mode === 'replace' && flaws.length > 0) {
    const detail = `${lineCount} of ${lines.value.length} lines; nothing was stored`;
    return problemResponse(refuse('catalog_invalid', detail, { more: { stored: 0, rejected } }));
  }
  if (items.length === 0 && flaws.length === 0) {
    return problemResponse(refuse('catalog_invalid', 'no lines', { more: { stored: 0, rejected } }));
  }
  if (items.length > 0) {
    await edge.world.catalog.put(site, items, mode);
    edge.catalog.forget(site);
  }
  return Response.json({ mode, stored: items.length, rejected });
}

/** The draft's where nothing is published yet: a catalogue may come first. */
async function currencyOf(edge: Edge, site: string): Promise<string | undefined> {
  const inForce = await edge.plans.get(site);
  if (inForce) return inForce.plan.currency;
  const draft = readPlan(await edge.world.plans.draft(site));
  return draft.ok ? draft.value.currency : undefined;
}

/** Read from the store, not from what this isolate holds: a patch over an old copy would undo what came between. */
async function itemsOf(edge: Edge, site: string, lines: readonly Line[]): Promise<Map<string, CatalogItem>> {
  const ids = lines.map((line) => (line.ok ? itemIdOf(line.json) : '')).filter((id) => id !== '');
  const items = ids.length > 0 ? await edge.world.catalog.get(site, ids) : [];
  return new Map(items.map((item) => [item.id, item]));
}
