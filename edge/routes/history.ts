import { teachHistory } from '#core';
import type { PastOrder } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import { readLines } from '../body/read-lines.ts';
import { idsInCatalog } from '../catalog-ids/ids-in-catalog.ts';
import type { Edge } from '../edge.ts';
import { problemResponse } from '../problem.ts';
import { readPastOrder } from './read-history.ts';
import { idOf } from './read-events.ts';

export const HISTORY_BYTES_MAX = 4 * 1024 * 1024;
/** Each is a message to the queue, a hundred of which go in one call of the 1,000 that a request has. */
export const HISTORY_LINES_MAX = 1000;

interface Verdict {
  line: number;
  id: string;
  code: 'malformed_json' | 'forbidden_key' | 'invalid_order';
  detail: string;
}

/**
 * `POST /v1/history`: past orders, to learn from what goes with what and how soon a thing is bought again. Nobody's profile
 * changes, and who bought is forgotten with the answer. An order is known by its id: sent again, here or as a purchase, it
 * teaches nothing more. `accepted` is on its way; where the queue takes nothing, the answer is 503, and all of it may be sent again.
 */
export async function postHistory(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['events']);
  if (!token.ok) return problemResponse(token);
  const bounds = { member: 'orders', bytesMax: HISTORY_BYTES_MAX, linesMax: HISTORY_LINES_MAX };
  const lines = await readLines(request, bounds);
  if (!lines.ok) return problemResponse(lines);

  const { site } = token.value;
  const now = edge.world.now();
  // Where there is no plan nobody says which zone: UTC, as most servers keep their clocks.
  const plan = (await edge.plans.get(site))?.plan;
  const timezone = plan?.timezone ?? 'UTC';
  const orders: PastOrder[] = [];
  const rejected: Verdict[] = [];
  for (const each of lines.value) {
    const { line } = each;
    if (!each.ok) {
      rejected.push({ line, id: '', code: each.code, detail: each.detail });
      continue;
    }
    const read = readPastOrder(each.json, now, timezone);
    if (read.ok) orders.push(read.order);
    else rejected.push({ line, id: idOf(each.json), code: 'invalid_order', detail: read.detail });
  }
  // A platform's export has its own ids; what is learned of an item is asked for by the catalogue's.
  const ids = await idsInCatalog(edge, site, plan, new Set(orders.flatMap(({ items }) => items)));
  const called = orders.map((order) => ({
    ...order,
    items: [...new Set(order.items.map((id) => ids.get(id) ?? id))],
  }));
  await edge.world.lessonQueue.send(teachHistory(called).map((taught) => ({ kind: 'order', site, taught })));
  return Response.json({ accepted: [...new Set(orders.map(({ id }) => id))], rejected });
}
