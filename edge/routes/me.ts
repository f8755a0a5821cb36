import * as v from 'valibot';
import { requireVisitor } from '../auth/visitor-auth.ts';
import type { Myself } from '../auth/visitor-auth.ts';
import { readJson } from '../body/read-json.ts';
import { endCookie, isSameOrigin } from '../credential/cookie.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { judgeEvents } from './read-events.ts';
import { tellMe } from './tell-me.ts';

const PATCH_BYTES_MAX = 16 * 1024;
/** As many as a profile keeps. */
const PREFERENCES_MAX = 16;

const said = v.union([v.string(), v.array(v.string())]);
const patchSchema = v.pipe(
  v.object({
    preferences: v.optional(v.record(v.string(), said), {}),
    interests: v.optional(said),
    channels: v.optional(said),
  }),
  // One way to say a thing of oneself: interests and channels are preferences with a well-known name.
  v.transform(({ preferences, ...known }) => Object.entries({ ...preferences, ...known })),
  v.minLength(1, 'nothing is said'),
  v.maxLength(PREFERENCES_MAX),
);

/** `/v1/me`, whatever the method: who is asking, then `then`. */
async function asMyself(
  edge: Edge,
  request: Request,
  then: (me: Myself) => Promise<Response>,
): Promise<Response> {
  const { me, headers } = await requireVisitor(edge, request);
  const response = me.ok ? await then(me.value) : problemResponse(me);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export async function getMe(edge: Edge, request: Request): Promise<Response> {
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  return asMyself(edge, request, async (me) => Response.json(await tellMe(edge, request, me, explain)));
}

/** What the visitor says of itself, in its own words: all of it is taken, or none. */
export async function patchMe(edge: Edge, request: Request): Promise<Response> {
  return asMyself(edge, request, async (me) => {
    const body = await readJson(request, patchSchema, PATCH_BYTES_MAX);
    if (!body.ok) return problemResponse(body);
    const now = edge.world.now();
    const events = body.value.map(([name, value]) => ({
      id: uuidV7(now, edge.world.randomBytes(16)),
      name: 'preference',
      at: now,
      params: { name, values: typeof value === 'string' ? [value] : value },
    }));
    const { good, rejected } = judgeEvents(events, { now, offset: 0, session: '', source: 'browser' });
    if (rejected.length > 0) return problemResponse(refuse('invalid_request', rejected[0]!.detail));
    const folded = await edge.world.visitors.of(me.site, me.visitor).fold(good);
    if (folded === 'erased') return problemResponse(refuse('credential_invalid'));
    return Response.json(await tellMe(edge, request, me, false));
  });
}

export async function deleteMe(edge: Edge, request: Request): Promise<Response> {
  return asMyself(edge, request, async (me) => {
    await edge.world.visitors.of(me.site, me.visitor).erase({ asked: true });
    const headers: HeadersInit = isSameOrigin(request.headers)
      ? { 'set-cookie': endCookie(request.url) }
      : {};
    return new Response(null, { status: 204, headers });
  });
}
