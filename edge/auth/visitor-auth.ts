import type { Plan } from '#core';
import { readCookie } from '../credential/cookie.ts';
import { readCredential } from '../credential/credential.ts';
import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { authorizationOf } from './bearer.ts';
import { checkOrigin, GRANT_ANYONE, grantHeaders } from './origin.ts';
import { checkVisitorRate } from './rate.ts';

export interface Myself {
  site: string;
  visitor: string;
  plan: Plan;
}

/**
 * Who asks for `me`: `Authorization: Visitor v1.…`, or the cookie on a same-origin call, which no other site's
 * page can make. Also gives what lets the asking page read the answer, yes or no.
 */
export async function requireVisitor(
  edge: Edge,
  request: Request,
): Promise<{ me: Outcome<Myself>; headers: Record<string, string> }> {
  const no = (me: Outcome<Myself>, headers: Record<string, string> = GRANT_ANYONE) => ({ me, headers });
  const said = authorizationOf(request, 'Visitor');
  // A page that has only the cookie has no credential to write there, and says so in its own way.
  const text = said === undefined || said === 'undefined' ? readCookie(request.headers) : said;
  if (text === undefined) return no(refuse('credential_missing', 'Authorization: Visitor v1.…'));
  const read = await readCredential(edge.keyring, text, edge.world.now());
  if (!read.ok) return no(refuse(read.code));
  const inForce = await edge.plans.get(read.site);
  if (!inForce) return no(refuse('unknown_site'));
  // A same-origin GET and a program carry no Origin; who has the credential may ask. A page elsewhere may not.
  const origin = request.headers.has('origin') ? checkOrigin(request, inForce.plan) : undefined;
  if (origin && !origin.ok) return no(origin, {});
  const headers = origin ? grantHeaders(origin.value) : {};
  const rate = await checkVisitorRate(edge, read.site, read.visitor);
  if (!rate.ok) return no(rate, headers);
  return { me: { ok: true, value: { site: read.site, visitor: read.visitor, plan: inForce.plan } }, headers };
}
