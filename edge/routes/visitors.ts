import { requireBearer } from '../auth/bearer.ts';
import { namedVisitor } from '../auth/named-visitor.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';
import { describeVisitor } from './describe-visitor.ts';

/** `GET /v1/visitors/:id`: everything kept about a visitor, which is also the export. */
export async function getVisitor(edge: Edge, request: Request, name: string): Promise<Response> {
  const token = await requireBearer(edge, request, ['read', 'privacy']);
  if (!token.ok) return problemResponse(token);
  const visitor = await namedVisitor(edge, token.value.site, name);
  if (!visitor.ok) return problemResponse(visitor);
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  const told = await describeVisitor(edge, { site: token.value.site, visitor: visitor.value }, explain);
  const known = told.profile !== null || told.decisions.length > 0;
  return known
    ? Response.json(told)
    : problemResponse(refuse('unknown_visitor', 'nothing is kept about them'));
}

export async function deleteVisitor(edge: Edge, request: Request, name: string): Promise<Response> {
  const token = await requireBearer(edge, request, ['privacy']);
  if (!token.ok) return problemResponse(token);
  const visitor = await namedVisitor(edge, token.value.site, name);
  if (!visitor.ok) return problemResponse(visitor);
  await edge.world.visitors.of(token.value.site, visitor.value).erase();
  return new Response(null, { status: 204 });
}
