import { clockOffset, readPage } from '#core';
import type { Consent, Context, Explanation, SyncAnswer } from '#core';
import { issueCredential } from '../credential/credential.ts';
import { decideFor, toWire } from '../decision/decide-for.ts';
import { keepRecords } from '../decision/keep-records.ts';
import type { Edge } from '../edge.ts';
import type { Outcome } from '../problem.ts';
import { meetCaller } from './meet-caller.ts';
import { idOf, judgeEvents } from './read-events.ts';
import type { ReadEvents } from './read-events.ts';
import type { Admitted } from './sync-door.ts';
import type { Caller } from './who-syncs.ts';

export type Answer = SyncAnswer & { /** With `?explain=1`. */ explanations?: Explanation[] };

export interface SyncCall extends Admitted {
  caller: Caller;
  consent: Consent;
  gpc: boolean;
  explain: boolean;
}

export async function answerSync(edge: Edge, call: SyncCall): Promise<Outcome<Answer>> {
  const { said, now, consent, gpc } = call;
  const startedAt = edge.world.now();
  const offset = clockOffset(said.sent, now);
  const page = readPage(said.page);
  const session = call.caller.kind === 'nobody' ? '' : (said.session ?? '');
  const context: Context = { now, session, page, consent, gpc };
  const events = judge(call, offset, context);

  const met = await meetCaller(edge, call, events.good);
  if (!met.ok) return met;
  const { caller, profile, accepted, word } = met.value;

  // Together with the profile's, twice the deadline: still within what a page waits for its slots. Where no page
  // waits and the object took its time, the catalogue has some still.
  const deadlineMs = edge.world.settings.decisionDeadlineMs;
  const catalogWaitMs = Math.max(deadlineMs / 2, 2 * deadlineMs - (edge.world.now() - startedAt));
  const visitor = caller.kind === 'nobody' ? '' : caller.visitor;
  const decided = await decideFor(edge, {
    site: said.site,
    inForce: call.inForce,
    slots: said.slots,
    profile,
    context,
    visitor,
    catalogWaitMs,
    explaining: call.explain,
  });
  if (caller.kind === 'known') keepRecords(edge, { site: said.site, visitor, session }, decided.records);

  const credential = await credentialFor(edge, said.site, caller);
  return {
    ok: true,
    value: {
      ...(credential === undefined ? {} : { visitor: credential }),
      accepted,
      rejected: events.rejected,
      decisions: decided.decisions.map(toWire),
      ...(word === undefined ? {} : { identity: word }),
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

/** None without consent; a new one for who is new, or comes with one that is a day old. */
async function credentialFor(edge: Edge, site: string, caller: Caller): Promise<string | undefined> {
  if (caller.kind === 'nobody') return undefined;
  if (caller.kind === 'known' && caller.credential !== undefined) return caller.credential;
  return issueCredential(edge.keyring, { site, visitor: caller.visitor }, edge.world.now());
}
