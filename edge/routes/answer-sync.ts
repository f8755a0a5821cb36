import { clockOffset, explainFlaw, readPage, SYNC_NOTES_MAX } from '#core';
import type {
  Consent,
  Context,
  Explained,
  Explanation,
  Page,
  Recordable,
  Served,
  SyncAnswer,
  TactEvent,
} from '#core';
import { callByCatalog } from '../catalog-ids/call-by-catalog.ts';
import type { Called } from '../catalog-ids/call-by-catalog.ts';
import { hereOf } from '../catalog-ids/here-of.ts';
import { issueCredential } from '../credential/credential.ts';
import { firstServed, type FirstServed } from '../credential/first-served.ts';
import { decideFor, toWire } from '../decision/decide-for.ts';
import { keepRecords } from '../decision/keep-records.ts';
import type { Edge } from '../edge.ts';
import { eventNotes } from '../health/event-notes.ts';
import { someOfEach } from '../health/some-of-each.ts';
import type { Outcome } from '../problem.ts';
import { waitMsOf } from './fold-in-time.ts';
import { meetCaller } from './meet-caller.ts';
import { idOf, judgeEvents, shopOf } from './read-events.ts';
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
  const read = readPage(said.page, call.inForce.plan.origins);
  const session = call.caller.kind === 'nobody' ? '' : (said.session ?? '');
  const events = judge(call, offset, { session, page: read });
  edge.health.count(
    said.site,
    eventNotes(said.events, events.rejected, call.caller.kind === 'known' ? events.notes : []),
  );

  const calling = callInCatalog(edge, call, read, events.good);
  // Where nothing is to be told, who is there and what the page is about are found out at once.
  const told = events.good.length === 0 ? [] : (await calling).events;
  const met = await meetCaller(edge, call, told);
  const { itemId, notes: idNotes } = await calling;
  if (!met.ok) return met;
  const page = { ...read, ...(itemId !== undefined && { itemId }) };
  const context: Context = { now, session, page, consent, gpc };
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
  // What they were shown at first is with their object now: the credential need not carry it on, in every request and cookie.
  const isSettled = caller.kind === 'known' && caller.first !== undefined && accepted.length > 0;
  const bearer = isSettled ? { ...caller, credential: undefined } : caller;
  const credential = await credentialFor(edge, said.site, bearer, { first, eldest: profile?.eldest?.id });
  const notes = someOfEach([...events.notes, ...idNotes], SYNC_NOTES_MAX);
  return {
    ok: true,
    value: {
      ...(credential === undefined ? {} : { visitor: credential }),
      accepted,
      rejected: call.explain ? events.rejected.map(withWords) : events.rejected,
      decisions: decided.decisions.map(toWire),
      ...(word === undefined ? {} : { identity: word }),
      ...(offset === 0 ? {} : { clock: offset }),
      ...(notes.length > 0 && { notes: call.explain ? notes.map(withWords) : notes }),
      ...(call.inForce.plan.consent && { consent: call.inForce.plan.consent }),
      // For pages that have not named it: then nothing has to be asked again once their markup does.
      ...(itemId !== undefined && said.page?.item_id === undefined && { item: itemId }),
      ...(call.explain ? { explanations: decided.explanations } : {}),
    },
  };
}

function withWords<Told extends { code: string }>(told: Told): Told & Explained {
  return { ...told, ...explainFlaw(told.code) };
}

function judge(
  { said, caller, now, inForce }: SyncCall,
  offset: number,
  { session, page }: Pick<Context, 'session' | 'page'>,
): ReadEvents {
  if (caller.kind === 'nobody') {
    const detail = 'without consent for personalization nothing is kept';
    return {
      good: [],
      notes: [],
      rejected: said.events.map((raw) => ({ id: idOf(raw), code: 'consent_denied', detail })),
    };
  }
  return judgeEvents(said.events, {
    now,
    offset,
    session,
    source: 'browser',
    page,
    ...shopOf(inForce.plan),
  });
}

/** Page and events by the catalogue's ids, within what the page waits for. What is told again after a first contact is called so then. */
function callInCatalog(
  edge: Edge,
  { said, caller, inForce }: SyncCall,
  page: Page,
  events: readonly TactEvent[],
): Promise<Called> {
  const isKnown = caller.kind === 'known';
  return callByCatalog(edge, {
    ...{ site: said.site, plan: inForce.plan, here: hereOf(page, said.page?.canonical) },
    ...{ events, comeAgain: !isKnown },
    ...(isKnown && { profile: () => edge.world.snapshots.get(said.site, caller.visitor) }),
    waitMs: said.slots.length > 0 ? edge.world.settings.decisionDeadlineMs : waitMsOf(edge, false) / 2,
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
