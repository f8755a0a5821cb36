import { clockOffset, foldAll, readPage } from '#core';
import type { Consent, Context, Explanation, Profile, SyncAnswer, TactEvent } from '#core';
import { issueCredential } from '../credential/credential.ts';
import { decideFor, toWire } from '../decision/decide-for.ts';
import { keepRecords } from '../decision/keep-records.ts';
import { profileInTime } from '../decision/profile-in-time.ts';
import type { ProfileFound } from '../decision/profile-in-time.ts';
import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { idOf, judgeEvents } from './read-events.ts';
import type { ReadEvents } from './read-events.ts';
import type { Admitted } from './sync-door.ts';
import type { Caller } from './who-syncs.ts';

/** A request with events and no slots has nothing that a page waits for; the SDK gives up after twice this. */
export const EVENTS_WAIT_MS_MAX = 5000;
/** What an object that does not answer is given before the same events come again. */
const RETRY_AFTER_SECONDS = 5;

export type Answer = SyncAnswer & { /** With `?explain=1`. */ explanations?: Explanation[] };

export interface SyncCall extends Admitted {
  caller: Caller;
  consent: Consent;
  gpc: boolean;
  explain: boolean;
}

export async function answerSync(edge: Edge, call: SyncCall): Promise<Outcome<Answer>> {
  const { said, caller, now, consent, gpc } = call;
  const startedAt = edge.world.now();
  const offset = clockOffset(said.sent, now);
  const page = readPage(said.page);
  const session = caller.kind === 'nobody' ? '' : (said.session ?? '');
  const context: Context = { now, session, page, consent, gpc };
  const events = judge(call, offset, context);

  const known = caller.kind === 'known' ? await knownProfile(edge, call, caller.visitor, events.good) : null;
  if (known && !known.ok) return known;

  // Together with the profile's, twice the deadline: still within what a page waits for its slots. Where no page
  // waits and the object took its time, the catalogue has some still.
  const deadlineMs = edge.world.settings.decisionDeadlineMs;
  const catalogWaitMs = Math.max(deadlineMs / 2, 2 * deadlineMs - (edge.world.now() - startedAt));
  const visitor = caller.kind === 'nobody' ? '' : caller.visitor;
  const decided = await decideFor(edge, {
    site: said.site,
    inForce: call.inForce,
    slots: said.slots,
    profile: known?.value.profile ?? null,
    context,
    visitor,
    catalogWaitMs,
  });
  if (known) keepRecords(edge, { site: said.site, visitor, session }, decided.records);

  const credential = await credentialFor(edge, call);
  return {
    ok: true,
    value: {
      ...(credential === undefined ? {} : { visitor: credential }),
      accepted: known?.value.accepted ?? [],
      rejected: events.rejected,
      decisions: decided.decisions.map(toWire),
      ...(offset === 0 ? {} : { clock: offset }),
      ...(call.explain ? { explanations: decided.explanations } : {}),
    },
  };
}

function judge(
  { said, caller, now, inForce }: SyncCall,
  offset: number,
  { session, page }: Context,
): ReadEvents {
  if (caller.kind === 'nobody') {
    const detail = 'without consent for personalization nothing is kept';
    return {
      good: [],
      rejected: said.events.map((raw) => ({ id: idOf(raw), code: 'consent_denied', detail })),
    };
  }
  return judgeEvents(said.events, {
    now,
    offset,
    session,
    source: 'browser',
    page,
    currency: inForce.plan.currency,
  });
}

/** Folds, and gives the freshest profile that is there in time, with what of the events is durable. */
async function knownProfile(
  edge: Edge,
  { said, consent }: SyncCall,
  visitor: string,
  events: TactEvent[],
): Promise<Outcome<{ profile: Profile | null; accepted: string[] }>> {
  const { world } = edge;
  const pageWaits = said.slots.length > 0;
  const object = world.visitors
    .of(said.site, visitor)
    .fold(events, { counted: consent.analytics === 'granted' });
  const found = await profileInTime(
    world,
    { object, snapshot: () => world.snapshots.get(said.site, visitor) },
    pageWaits ? world.settings.decisionDeadlineMs : EVENTS_WAIT_MS_MAX,
  );
  if (found.from === 'erased') return refuse('credential_invalid', 'this visitor has asked to be forgotten');
  if (found.from !== 'object' && !pageWaits && events.length > 0) {
    const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
    return refuse('storage_unavailable', 'the events were not taken in; send them again', { headers });
  }
  return { ok: true, value: profileOf(found, events) };
}

function profileOf(found: Exclude<ProfileFound, { from: 'erased' }>, events: TactEvent[]) {
  switch (found.from) {
    case 'object':
      return { profile: found.folded.profile, accepted: found.folded.accepted };
    case 'snapshot':
      // The keys stay with the object, so an event that the snapshot has already is added once more: for this
      // decision only, nothing of it is stored.
      return { profile: foldAll({ profile: found.profile, seen: new Set() }, events).profile, accepted: [] };
    case 'page':
      return { profile: null, accepted: [] };
    default:
      return found satisfies never;
  }
}

/** None without consent; a new one for who is new, or comes with one that is a day old. */
async function credentialFor(edge: Edge, { said, caller }: SyncCall): Promise<string | undefined> {
  if (caller.kind === 'nobody') return undefined;
  if (caller.kind === 'known' && caller.credential !== undefined) return caller.credential;
  return issueCredential(edge.keyring, { site: said.site, visitor: caller.visitor }, edge.world.now());
}
