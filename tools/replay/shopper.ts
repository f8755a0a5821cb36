import { randomUUID } from 'node:crypto';
import { EdgeProblem, type EdgeClient } from '../edge-client.ts';
import { eventsOfRow, isOfFile, type WireEventOut } from './events-of-row.ts';
import type { Row } from './read-rows.ts';

interface Answer {
  visitor?: string;
  accepted: string[];
  rejected: { id: string; code: string; detail: string }[];
  decisions: {
    id: string;
    slot: string;
    kind?: string;
    action: string;
    variant?: string;
    reason: { code: string };
  }[];
}

/** What a replay adds up to, over all shoppers. */
export interface Totals {
  sent: number;
  derived: number;
  accepted: number;
  derivedAccepted: number;
  rejected: Map<string, number>;
  requests: number;
  /** Syncs whose answer held an invitation back, by reason. */
  held: Map<string, number>;
  releases: Release[];
}

export interface Release {
  session: string;
  /** Which of the session's rows it came with, from 1. */
  row: number;
  rows: number;
  /** s since the session's first row. */
  seconds: number;
  /** Whether the session had put something in the basket, or bought, by then. */
  after: 'view' | 'cart' | 'purchase';
}

const TRIES_MAX = 6;
/** The first wait after a fault that passes; doubled each time. */
const RETRY_MS = 250;

export interface Shopper {
  credential: string | undefined;
  live(row: Row): Promise<void>;
}

/** One user of the file as one visitor of the shop: its own credential, its rows one after the other. */
export function createShopper(
  world: { edge: EdgeClient; site: string; shop: string; shiftMs: number; run: string; totals: Totals },
  sessions: ReadonlyMap<string, readonly Row[]>,
): Shopper {
  const { edge, site, shop, shiftMs, run, totals } = world;
  const progress = new Map<string, { seen: Row[]; invited: boolean }>();

  async function send(row: Row, events: WireEventOut[], tried = 0): Promise<Answer> {
    totals.requests++;
    const body = {
      site,
      visitor: shopper.credential,
      session: row.session,
      now: row.at + shiftMs,
      page: { url: `${shop}/p/${row.product}`, item_id: row.product },
      events,
      slots: [],
    };
    try {
      return await edge.call<Answer>('POST', '/v1/sync', body);
    } catch (error) {
      const passing = !(error instanceof EdgeProblem) || error.status >= 500 || error.status === 429;
      if (!passing || tried === TRIES_MAX) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS * 2 ** tried));
      return send(row, events, tried + 1);
    }
  }

  /** As the SDK does: what is in neither list is sent again. */
  async function deliver(row: Row, events: WireEventOut[]): Promise<Answer> {
    let left = events;
    let last: Answer | undefined;
    for (let tried = 0; left.length && tried < TRIES_MAX; tried++) {
      last = await send(row, left);
      if (last.visitor) shopper.credential = last.visitor;
      const settled = new Set([...last.accepted, ...last.rejected.map((each) => each.id)]);
      for (const { id, code } of last.rejected)
        if (left.some((event) => event.id === id))
          totals.rejected.set(code, (totals.rejected.get(code) ?? 0) + 1);
      for (const event of left)
        if (last.accepted.includes(event.id)) totals[isOfFile(event) ? 'accepted' : 'derivedAccepted']++;
      left = left.filter((event) => !settled.has(event.id));
    }
    if (left.length)
      totals.rejected.set('never_answered', (totals.rejected.get('never_answered') ?? 0) + left.length);
    return last as Answer;
  }

  const shopper: Shopper = {
    credential: undefined,
    async live(row) {
      const state = progress.get(row.session) ?? { seen: [], invited: false };
      progress.set(row.session, state);
      const events = eventsOfRow(row, state.seen.at(-1), shiftMs, run);
      state.seen.push(row);
      for (const event of events) totals[isOfFile(event) ? 'sent' : 'derived']++;
      const answer = await deliver(row, events);
      for (const decision of answer.decisions) {
        if (decision.kind !== 'invitation') continue;
        if (decision.action === 'show') {
          totals.releases.push(releaseAt(row, state.seen, sessions.get(row.session) ?? []));
          await deliver(row, [
            {
              id: randomUUID(),
              name: 'invite_shown',
              at: row.at + shiftMs,
              params: { slot: decision.slot, variant: decision.variant, decision: decision.id },
            },
          ]);
          totals.derived++;
        } else totals.held.set(decision.reason.code, (totals.held.get(decision.reason.code) ?? 0) + 1);
      }
    },
  };
  return shopper;
}

function releaseAt(row: Row, seen: readonly Row[], session: readonly Row[]): Release {
  const types = new Set(seen.map((each) => each.type));
  return {
    session: row.session,
    row: seen.length,
    rows: session.length,
    seconds: (row.at - (seen[0] as Row).at) / 1000,
    after: types.has('purchase') ? 'purchase' : types.has('cart') ? 'cart' : 'view',
  };
}
