import { SYNC_BYTES_MAX } from '#core';
import { authorizationOf, requireBearer } from '../auth/bearer.ts';
import { checkOrigin, GRANT_ANYONE, grantHeaders } from '../auth/origin.ts';
import { checkAddressRate } from '../auth/rate.ts';
import { checkMediaType, readBody } from '../body/read-body.ts';
import type { PlanInForce } from '../decision/plan-cache.ts';
import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome, Refusal } from '../problem.ts';
import { readSync } from './sync-request.ts';
import type { ReadSync } from './sync-request.ts';

export interface Admitted {
  said: ReadSync;
  inForce: PlanInForce;
  /** A server with a bearer token: no origin, no rate limit, and it may say what time it is. */
  isServer: boolean;
  now: number;
}

/** What stands before a sync, cheapest first; nothing of the visitor is looked at yet. */
export async function admitSync(
  edge: Edge,
  request: Request,
): Promise<{
  admitted: Outcome<Admitted>;
  /** For the answer, whether yes or no. */ headers: Record<string, string>;
}> {
  const anyone = (admitted: Refusal) => ({ admitted, headers: GRANT_ANYONE });
  const typed = checkMediaType(request, ['text/plain', 'application/json']);
  if (!typed.ok) return anyone(typed);
  const text = await readBody(request, SYNC_BYTES_MAX);
  if (!text.ok) return anyone(text);
  const said = readSync(text.value);
  if (!said.ok) return anyone(said);
  if (!edge.plans.holds(said.value.site)) {
    // Every name that is made up costs a look into the store.
    const slow = await checkAddressRate(edge, request);
    if (!slow.ok) return anyone(slow);
  }
  const inForce = await edge.plans.get(said.value.site);
  if (!inForce) return anyone(refuse('unknown_site', `nothing is published for "${said.value.site}"`));

  const isServer = authorizationOf(request, 'Bearer') !== undefined;
  if (isServer) return { admitted: await admitServer(edge, request, said.value, inForce), headers: {} };
  // Pages cannot leave Origin out of a POST (Fetch §3.2). Who sends none is a program, to which an origin would be no
  // more than a line to copy; it can do what a page can, and no page may read the answer.
  const origin = request.headers.has('origin') ? checkOrigin(request, inForce.plan) : undefined;
  if (origin && !origin.ok) return { admitted: origin, headers: {} };
  const headers = origin ? grantHeaders(origin.value) : {};
  if (said.value.now !== undefined)
    return { admitted: refuse('token_missing', '"now" is for servers only'), headers };
  return {
    admitted: { ok: true, value: { said: said.value, inForce, isServer, now: edge.world.now() } },
    headers,
  };
}

async function admitServer(
  edge: Edge,
  request: Request,
  said: ReadSync,
  inForce: PlanInForce,
): Promise<Outcome<Admitted>> {
  const token = await requireBearer(edge, request, ['events']);
  if (!token.ok) return token;
  if (token.value.site !== said.site) return refuse('site_mismatch');
  return { ok: true, value: { said, inForce, isServer: true, now: said.now ?? edge.world.now() } };
}
