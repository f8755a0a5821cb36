import type { EventNote, Plan, RejectionCode, TactEvent } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import { namedBy } from '../auth/named-by.ts';
import type { Name, Named } from '../auth/named-by.ts';
import { readLines } from '../body/read-lines.ts';
import type { Line } from '../body/read-lines.ts';
import { callByCatalog } from '../catalog-ids/call-by-catalog.ts';
import type { Edge } from '../edge.ts';
import { eventNotes } from '../health/event-notes.ts';
import { inTurns } from '../in-turns.ts';
import { problemResponse, refuse } from '../problem.ts';
import { idOf, judgeEvent, shopOf } from './read-events.ts';
import { withMargins } from './with-margins.ts';

export const EVENTS_BYTES_MAX = 1024 * 1024;
/** A Worker may make 1,000 calls a request (developers.cloudflare.com/workers/platform/limits), and each line may be another visitor's. */
export const EVENTS_LINES_MAX = 1000;
/** Objects asked at once: a Worker has six connections open at a time, more only wait in line. */
const VISITORS_AT_ONCE = 6;
/** Nobody waits for a page; a catalogue that takes longer is down. */
const CATALOG_WAIT_MS = 1000;

/** Each kind of fault is among the first of them. */
const NOTES_MAX = 100;

interface Verdict {
  line: number;
  id: string;
  code: RejectionCode | 'malformed_json' | 'forbidden_key' | 'unknown_visitor' | 'storage_unavailable';
  detail: string;
}
/** What was left out of an event, or repaired. */
type Note = EventNote & Pick<Verdict, 'line' | 'id'>;
/** Events of one visitor, each with its line. */
interface Batch {
  who: Named;
  lines: { line: number; event: TactEvent }[];
}

/**
 * `POST /v1/events`: events from the shop's own systems. Each line gets its verdict: `accepted` is durable,
 * `rejected` will never be taken, `again` could not be stored now and is to be sent again. `notes` say what was left out of accepted
 * ones, or repaired.
 */
export async function postEvents(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['events']);
  if (!token.ok) return problemResponse(token);
  const bounds = { member: 'events', bytesMax: EVENTS_BYTES_MAX, linesMax: EVENTS_LINES_MAX };
  const lines = await readLines(request, bounds);
  if (!lines.ok) return problemResponse(lines);

  const { site } = token.value;
  // A site may send before it publishes.
  const plan = (await edge.plans.get(site))?.plan;
  const { batches, rejected, notes } = await sort(edge, site, plan, lines.value);
  const accepted: string[] = [];
  const again: Verdict[] = [];
  await inTurns([...batches.values()], VISITORS_AT_ONCE, async (batch) => {
    const folded = await foldBatch(edge, site, plan, batch);
    if (folded === 'failed') again.push(...verdictsOf(batch, 'storage_unavailable', 'send it again'));
    else if (folded === 'erased')
      rejected.push(...verdictsOf(batch, 'unknown_visitor', 'they have asked to be forgotten'));
    else accepted.push(...folded);
  });
  if (again.length > 0 && accepted.length + rejected.length === 0) {
    const headers = { 'retry-after': '5' };
    return problemResponse(
      refuse('storage_unavailable', 'nothing was stored; send all of it again', { headers }),
    );
  }
  const inOrder = (verdicts: Verdict[]) => verdicts.sort((a, b) => a.line - b.line);
  return Response.json({
    accepted,
    rejected: inOrder(rejected),
    again: inOrder(again),
    ...(notes.length > 0 && { notes: notes.slice(0, NOTES_MAX) }),
  });
}

async function sort(
  edge: Edge,
  site: string,
  plan: Plan | undefined,
  lines: Line[],
): Promise<{ batches: Map<string, Batch>; rejected: Verdict[]; notes: Note[] }> {
  const batches = new Map<string, Batch>();
  const rejected: Verdict[] = [];
  const notes: Note[] = [];
  const now = edge.world.now();
  // The plan says which currency is meant where an event names none, and how its people write numbers.
  const at = {
    now,
    offset: 0,
    session: '',
    source: 'server' as const,
    ...(plan && shopOf(plan)),
  };
  /** What a line calls its visitor → who that is; one proof a visitor, not one a line. */
  const named = new Map<string, Named | null>();
  for (const each of lines) {
    if (!each.ok) {
      rejected.push({ line: each.line, id: '', code: each.code, detail: each.detail });
      continue;
    }
    const { line, json } = each;
    const { visitor, customer } = (json ?? {}) as Name;
    const name = JSON.stringify(
      [visitor, customer].map((said) => (typeof said === 'string' ? said : typeof said)),
    );
    if (!named.has(name)) {
      const found = await namedBy(edge, site, { visitor, customer });
      named.set(name, found.ok ? found.value : null);
    }
    const who = named.get(name);
    const verdict = judgeEvent(json, at);
    if (!verdict.ok) rejected.push({ line, id: verdict.id, code: verdict.code, detail: verdict.detail });
    else if (!who) {
      const detail =
        'visitor: an id that this edge has given, or a credential; or customer: your own id of them';
      rejected.push({ line, id: idOf(json), code: 'unknown_visitor', detail });
    } else {
      const batch = batches.get(who.key) ?? { who, lines: [] };
      batch.lines.push({ line, event: verdict.event });
      batches.set(who.key, batch);
      notes.push(...verdict.notes.map((note) => ({ line, id: verdict.event.id, ...note })));
    }
  }
  const raws = lines.flatMap((each) => (each.ok ? [each.json] : []));
  edge.health.count(site, eventNotes(raws, rejected, notes));
  return { batches, rejected, notes };
}

async function foldBatch(edge: Edge, site: string, plan: Plan | undefined, { who, lines }: Batch) {
  const told = lines.map(({ event }) => event);
  try {
    const folded = await who.as(async (visitor) => {
      const profile = () => edge.world.snapshots.get(site, visitor);
      const called = await callByCatalog(edge, {
        site,
        plan,
        events: told,
        profile,
        waitMs: CATALOG_WAIT_MS,
      });
      const events = await withMargins(edge, site, plan, called.events, CATALOG_WAIT_MS);
      return edge.world.visitors.of(site, visitor).fold(events);
    });
    return folded === 'erased' ? folded : folded.accepted;
  } catch (error) {
    edge.world.log({ what: 'visitor_object_failed', site, error: String(error) });
    return 'failed' as const;
  }
}

function verdictsOf({ lines }: Batch, code: Verdict['code'], detail: string): Verdict[] {
  return lines.map(({ line, event }) => ({ line, id: event.id, code, detail }));
}
