import type { IdentityWord, Profile, TactEvent } from '#core';
import { servedFirst } from '../credential/first-served.ts';
import { newVisitorId } from '../credential/visitor-id.ts';
import type { Edge } from '../edge.ts';
import type { FoldOptions } from '../ports.ts';
import type { Outcome } from '../problem.ts';
import { foldInTime, waitMsOf } from './fold-in-time.ts';
import type { FoundProfile } from './fold-in-time.ts';
import { identifyCaller } from './identify-caller.ts';
import type { Identified } from './identify-caller.ts';
import type { SyncCall } from './answer-sync.ts';
import { withMargins } from './with-margins.ts';
import type { Caller } from './who-syncs.ts';

/** Who is there, and what is known of them, once they have told their events and who they are. */
export interface Met {
  caller: Caller;
  profile: Profile | null;
  accepted: string[];
  word?: IdentityWord;
}

export async function meetCaller(edge: Edge, call: SyncCall, events: TactEvent[]): Promise<Outcome<Met>> {
  const pageWaits = call.said.slots.length > 0;
  const identified = await identifyCaller(edge, call.said, call.caller, waitMsOf(edge, pageWaits));
  if (!identified.ok) return identified;
  const { caller, word } = identified.value;
  const said = word === undefined ? {} : { word };
  if (caller.kind !== 'known') return { ok: true, value: { caller, profile: null, accepted: [], ...said } };

  const told = await tell(edge, call, { ...identified.value, caller }, events);
  if (!told.ok) return told;
  if (call.said.identity === null) return { ok: true, value: await signOut(edge, call, caller, told.value) };
  const { profile, accepted, visitor } = told.value;
  const now: Caller = visitor === undefined ? caller : { kind: 'known', visitor, credential: undefined };
  return { ok: true, value: { caller: now, profile, accepted, ...said } };
}

/**
 * Events belong to whom their request's credential named. What was told by nobody yet is told again under the credential of
 * the answer, as at any first contact; what another had told before they gave the device away stays the other's.
 */
async function tell(
  edge: Edge,
  { said, consent, inForce, isBot, now, caller: known }: SyncCall,
  { caller, teller, identifiedAt }: Identified & { caller: Extract<Caller, { kind: 'known' }> },
  told: TactEvent[],
): Promise<Outcome<FoundProfile>> {
  const waitMs = waitMsOf(edge, said.slots.length > 0) / 2;
  const events = await withMargins(edge, said.site, inForce.plan, told, waitMs);
  const telling = {
    site: said.site,
    visitor: caller.visitor,
    pageWaits: said.slots.length > 0,
    options: {
      counted: consent.analytics === 'granted',
      ...(isBot && { bot: true as const }),
      ...(identifiedAt === undefined ? {} : { identifiedAt }),
    },
  };
  const first = served(known, inForce, now);
  if (teller === undefined)
    return foldInTime(edge, { ...telling, options: { ...telling.options, ...first }, events });
  const { identifiedAt: _, ...rest } = telling.options;
  const theirs = { ...rest, ...first };
  const [own, others] = await Promise.all([
    foldInTime(edge, { ...telling, events: [] }),
    teller === 'nobody' ? undefined : foldInTime(edge, { ...telling, ...teller, options: theirs, events }),
  ]);
  if (others && !others.ok) return others;
  return own.ok ? { ok: true, value: { ...own.value, accepted: others?.value.accepted ?? [] } } : own;
}

/** What the request's own credential says of the first page. */
function served(caller: Caller, { plan }: SyncCall['inForce'], now: number): Pick<FoldOptions, 'served'> {
  return caller.kind === 'known' && caller.first ? { served: servedFirst(caller.first, plan, now) } : {};
}

/**
 * Who was a person becomes somebody new; who was nobody stays as they are, so that a shop may say it on every page of those
 * who have not signed in. Only the visitor's own object knows which; until it answers, nothing of a person is shown.
 */
async function signOut(
  edge: Edge,
  { said }: SyncCall,
  caller: Extract<Caller, { kind: 'known' }>,
  { profile, accepted, isFresh }: FoundProfile,
): Promise<Met> {
  const isPerson = profile?.identifiedAt !== undefined;
  if (!isFresh) return { caller, profile: isPerson ? null : profile, accepted };
  if (!isPerson) return { caller, profile, accepted, word: 'anonymous' };
  const visitor = await newVisitorId(edge.keyring, said.site, edge.world.randomBytes(16));
  return { caller: { kind: 'new', visitor }, profile: null, accepted, word: 'anonymous' };
}
