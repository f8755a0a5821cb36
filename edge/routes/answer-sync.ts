import { clockOffset, readPage } from '#core';
import type { Consent, Context, Explanation, Recordable, Served, SyncAnswer } from '#core';
import { issueCredential } from '../credential/credential.ts';
import { firstServed, type FirstServed } from '../credential/first-served.ts';
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
  /** The user agent says so. */
  isBot: boolean;
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
    eldest: caller.kind === 'known' ? caller.eldest : undefined,
    catalogWaitMs,
    explaining: call.explain,
  });
  if (caller.kind === 'known') keepRecords(edge, { site: said.site, visitor, session }, decided.records);

  const first = caller.kind === 'new' ? firstServed(servedAmong(decided.records)) : undefined;
  const credential = await credentialFor(edge, said.site, caller, { first, eldest: profile?.eldest?.id });
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

/** None without consent; a new one for who is new, comes with one that is a day old, or has turned out to have been here before. */
async function credentialFor(
  edge: Edge,
  site: string,
  caller: Caller,
  { first, eldest }: { first: FirstServed | undefined; eldest: string | undefined },
): Promise<string | undefined> {
  if (caller.kind === 'nobody') return undefined;
  const { visitor } = caller;
  const known = caller.kind === 'known' ? caller : undefined;
  const other = eldest === undefined ? known?.eldest : eldest === visitor ? undefined : eldest;
  if (known?.credential !== undefined && known.eldest === other) return known.credential;
  return issueCredential(edge.keyring, { site, visitor, eldest: other, first }, edge.world.now());
}

function servedAmong(records: readonly Recordable[]): Served[] {
  return records.flatMap((each) => each.record().served ?? []);
}
