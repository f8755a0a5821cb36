import { isbot } from 'isbot';
import { endCookie, isSameOrigin, readCookie, setCookie } from '../credential/cookie.ts';
import type { Edge } from '../edge.ts';
import { problemResponse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { answerSync } from './answer-sync.ts';
import type { Answer } from './answer-sync.ts';
import { admitSync } from './sync-door.ts';
import type { Admitted } from './sync-door.ts';
import { consentOf, whoSyncs } from './who-syncs.ts';

/** `POST /v1/sync`: events in, decisions out. All limits are checked before anything is folded. */
export async function sync(edge: Edge, request: Request): Promise<Response> {
  const { admitted, headers } = await admitSync(edge, request);
  const answer = admitted.ok ? await answerAdmitted(edge, request, admitted.value) : admitted;
  const response = answer.ok ? Response.json(answer.value) : problemResponse(answer);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  takeCookieAlong(request, answer, response);
  return response;
}

async function answerAdmitted(edge: Edge, request: Request, admitted: Admitted): Promise<Outcome<Answer>> {
  const { said, inForce, isServer } = admitted;
  const { consent, gpc } = consentOf(request, said, inForce.plan);
  const caller = await whoSyncs(edge, request, said, consent, isServer);
  if (!caller.ok) return caller;
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  // A server syncs for somebody else, whatever it calls itself.
  const isBot = !isServer && isbot(request.headers.get('user-agent'));
  return answerSync(edge, { ...admitted, caller: caller.value, consent, gpc, explain, isBot });
}

function takeCookieAlong(request: Request, answer: Outcome<Answer>, response: Response): void {
  if (!isSameOrigin(request.headers)) return;
  const before = readCookie(request.headers);
  const after = answer.ok ? answer.value.visitor : before;
  // Consent withdrawn, or a visitor who was forgotten: a page cannot take the cookie away itself.
  const ends = answer.ok ? after === undefined : answer.code.startsWith('credential_');
  if (ends && before !== undefined) response.headers.append('set-cookie', endCookie(request.url));
  if (!ends && after !== undefined && after !== before) {
    response.headers.append('set-cookie', setCookie(after, request.url));
  }
}
