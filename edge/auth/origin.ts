import type { Plan } from '#core';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/** Whether the page's origin is one of the plan's. Browsers send Origin on every POST (Fetch §3.2). */
export function checkOrigin(request: Request, plan: Plan): Outcome<string> {
  const origin = request.headers.get('origin');
  if (origin === null) return refuse('origin_missing', 'a browser sends it');
  const known = plan.origins.some((each) => each.toLowerCase() === origin.toLowerCase());
  return known
    ? { ok: true, value: origin }
    : refuse('origin_not_allowed', 'add it to "origins" in the plan');
}

/**
 * Lets the page of this origin read the answer. No `Allow-Credentials`: across origins the credential
 * travels in the body or in Authorization, never in a cookie.
 */
export function grantHeaders(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After',
    'timing-allow-origin': origin,
  };
}

/**
 * For a no that says nothing of anybody (a site or a credential that is none, a store that is down): unreadable it
 * would reach a developer as a riddle about CORS, and the page would not know whether to try again.
 */
export const GRANT_ANYONE: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After',
};
