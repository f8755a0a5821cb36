import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';
import { checkOrigin } from './origin.ts';

/** Chromium's cap (Firefox allows a day): longer is not heeded. */
const PREFLIGHT_AGE_SECONDS = 7200;

/**
 * Answers a preflight (Fetch §4.8). It carries neither body nor credential, so the site is known only where the
 * call names it (`?site=`) and its plan is at hand, and then a foreign origin hears no here already. Otherwise the preflight passes and the
 * call itself is refused before it does anything: a preflight lets nobody read an answer.
 */
export async function preflight(edge: Edge, request: Request, methods: readonly string[]): Promise<Response> {
  const origin = request.headers.get('origin');
  if (origin === null) return problemResponse(refuse('origin_missing'));
  const site = new URL(request.url).searchParams.get('site');
  // A plan that is not at hand is not fetched for a preflight, which nothing has slowed down yet.
  const inForce = site !== null && edge.plans.holds(site) ? await edge.plans.get(site) : null;
  const allowed = inForce ? checkOrigin(request, inForce.plan) : undefined;
  if (allowed && !allowed.ok) return problemResponse(allowed);
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'Authorization, Content-Type',
      'access-control-max-age': String(PREFLIGHT_AGE_SECONDS),
    },
  });
}
