import type { Flaw, Problem } from '#core';

/** Every way in which this edge says no: stable code → status and title. Programs branch on the code. */
export const PROBLEMS = {
  malformed_utf8: [400, 'The body is not UTF-8'],
  malformed_json: [400, 'The body is not JSON'],
  malformed_xml: [400, 'The body is not XML that can be taken'],
  invalid_request: [400, 'The request is not what this call takes'],
  too_many_events: [400, 'Too many events in one request'],
  too_many_slots: [400, 'Too many slots in one request'],
  too_many_lines: [400, 'Too many lines in one request'],
  credential_missing: [401, 'A visitor credential is needed'],
  credential_invalid: [401, 'The visitor credential is not one of ours'],
  credential_expired: [401, 'The visitor credential has expired'],
  credential_foreign: [401, 'The visitor credential belongs to another site'],
  token_missing: [401, 'A bearer token is needed'],
  token_invalid: [401, 'The bearer token is not known'],
  token_expired: [401, 'The bearer token has expired'],
  origin_missing: [403, 'The Origin header is missing'],
  origin_not_allowed: [403, 'This origin is not one of the site’s'],
  scope_missing: [403, 'The bearer token lacks a scope'],
  site_mismatch: [403, 'The bearer token belongs to another site'],
  not_found: [404, 'There is nothing here'],
  unknown_site: [404, 'No plan is published for this site'],
  unknown_visitor: [404, 'This edge has given no such visitor id'],
  unknown_version: [404, 'The plan has no such version'],
  no_plan: [404, 'There is no plan yet'],
  method_not_allowed: [405, 'The method is not one of this path’s'],
  no_draft: [409, 'There is no draft to publish'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The content type is not one that this call takes'],
  plan_invalid: [422, 'The plan has flaws'],
  catalog_invalid: [422, 'The catalogue has bad lines'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Something failed inside the edge'],
  storage_unavailable: [503, 'The store did not answer'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A no, not yet an answer: `headers` go with it (Allow, Retry-After, WWW-Authenticate). */
export interface Refusal {
  ok: false;
  code: ProblemCode;
  detail?: string;
  errors?: Flaw[];
  headers?: Record<string, string>;
  /** Further members of the problem document (RFC 9457 §3.2). */
  more?: Record<string, unknown>;
}

export type Outcome<T> = { ok: true; value: T } | Refusal;

export function refuse(
  code: ProblemCode,
  detail?: string,
  rest: Pick<Refusal, 'errors' | 'headers' | 'more'> = {},
): Refusal {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }), ...rest };
}

/** Flaws beyond this many help nobody, and would let a bad body write a long answer. */
const ERRORS_MAX = 50;

/** RFC 9457. `type` is a URN: nothing is fetched to understand a problem, the code says it. */
export function problemResponse(refusal: Refusal): Response {
  const [status, title] = PROBLEMS[refusal.code];
  const body: Problem = {
    type: `urn:tact:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors.slice(0, ERRORS_MAX) }),
    ...refusal.more,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      // Whatever the path: a cached no would outlive its cause.
      'cache-control': 'no-store',
      ...challengeOf(refusal.code),
      ...refusal.headers,
    },
  });
}

/** RFC 9110 §11.6.1: a 401 says which scheme would do. */
function challengeOf(code: ProblemCode): Record<string, string> {
  if (code.startsWith('token_')) return { 'www-authenticate': 'Bearer' };
  if (code.startsWith('credential_')) return { 'www-authenticate': 'Visitor' };
  return {};
}
