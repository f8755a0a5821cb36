import { requireBearer } from '../auth/bearer.ts';
import { namedBy } from '../auth/named-by.ts';
import type { Edge } from '../edge.ts';
import type { Token } from '../ports.ts';
import { problemResponse, refuse } from '../problem.ts';
import { describeVisitor } from './describe-visitor.ts';

/**
 * `GET /v1/visitors/:id`, or `GET /v1/visitors?customer=`: everything kept about somebody, on all their devices, which is also
 * the export.
 */
export async function getVisitor(edge: Edge, request: Request, id: string): Promise<Response> {
  const token = await requireBearer(edge, request, ['read', 'privacy']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const named = await nameIn(edge, request, token.value, id);
  if (!named.ok) return problemResponse(named);
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  const told = await named.value.as(async (visitor) => {
    const known = await edge.world.visitors.of(site, visitor).fold([]);
    return known === 'erased' ? known : describeVisitor(edge, { site, visitor }, explain);
  });
  const isKnown = told !== 'erased' && (told.profile !== null || told.decisions.length > 0);
  return isKnown
    ? Response.json(told)
    : problemResponse(refuse('unknown_visitor', 'nothing is kept about them'));
}

export async function deleteVisitor(edge: Edge, request: Request, id: string): Promise<Response> {
  const token = await requireBearer(edge, request, ['privacy']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const named = await nameIn(edge, request, token.value, id);
  if (!named.ok) return problemResponse(named);
  await named.value.as(async (visitor) => {
    const object = edge.world.visitors.of(site, visitor);
    const known = await object.fold([]);
    // A tombstone too: what it could not tell the world before, it tells now. Behind it a customer may live again.
    await object.erase();
    return known === 'erased' ? known : 'done';
  });
  return new Response(null, { status: 204 });
}

async function nameIn(edge: Edge, request: Request, { site }: Token, id: string) {
  if (id !== '') return namedBy(edge, site, { visitor: id });
  const customer = new URL(request.url).searchParams.get('customer');
  return customer === null
    ? refuse('invalid_request', 'customer is missing in the query')
    : namedBy(edge, site, { customer });
}
