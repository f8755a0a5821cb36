import type { Consent, SyncAnswer, SyncRequest, WireDecision, WirePage } from '#core';
import { hear } from '../hear.ts';
import { net, toText } from '../native.ts';
import type { Kept, Queue } from '../queue/queue.ts';
import { backoff } from './backoff.ts';
import type { Keep } from './keep.ts';

/** ms that the first event of a batch waits for others: shorter than a shopper's next step, longer than a burst. */
export const BATCH_WAIT_MS = 250;
export const BATCH_EVENTS_MAX = 50;
/**
 * Bytes of events in a request. Every request is `keepalive`, so that none is lost with its page, and all such bodies
 * of a page share 64 KiB (Fetch §4.5): one batch under way leaves room for what a closing page has to say.
 */
export const BATCH_BYTES_MAX = 16 * 1024;
/** All that a closing page tries to send; what is more waits in IndexedDB for the next page. */
export const LEAVING_BYTES_MAX = 40 * 1024;
/** An edge that has not answered by then will not answer this request. */
export const ANSWER_WAIT_MS_MAX = 10_000;

export interface SyncParts {
  edge: string;
  site: string;
  keep: Keep;
  /** Empty without consent. */
  queue: Queue;
  /** Consent for personalization: without it, pages ask for slots and nothing else. */
  open(): boolean;
  consent(): Consent & { signals?: Record<string, string> | undefined };
  page(): WirePage;
  /** The visit now; none without consent. */
  session(): string | undefined;
  gpc: true | undefined;
  /** What an answer says of the site and of the page. */
  learned(answer: Partial<SyncAnswer>): void;
  /** Every answer's decisions. */
  decided(decisions: WireDecision[]): void;
}

export interface Sync {
  /** An event waits: it leaves within BATCH_WAIT_MS, unless the edge is known to be down. */
  wake(): void;
  ask(slots: readonly string[]): Promise<WireDecision[]>;
  /**
   * Sends what is left now, beside whatever is under way and whatever the backoff says: the page may be gone in a
   * moment, or the network is back.
   */
  flush(): void;
  /** So many events had to be dropped: said with the next batch. */
  lose(count: number): void;
  /** Says who has signed in (null: nobody any more), until the edge has said a word on it; without a token, no more. */
  identify(token?: string | null): void;
}

interface Wish {
  slots: readonly string[];
  grant(decisions: WireDecision[]): void;
}

/**
 *        wake (250 ms)                    answered, more waits
 *   ┌────────────────────► sending ◄──────────────────────────┐
 * idle ◄──────────────────────┴─────────► answered ───────────┘
 *   ▲      nothing waits      │ failed: network, 5xx, 429, nonsense
 *   └──────── backoff ◄───────┘ 400, 413, 422: the batch is halved until the poison stands alone
 *
 * Events travel in one request at a time; who asks for slots with a credential does not wait for that one.
 */
export function createSync(parts: SyncParts): Sync {
  const { keep, queue, open } = parts;
  /** Events under way. */
  const flying = new Set<string>();
  let wishes: Wish[] = [];
  let flights = 0;
  let tries = 0;
  let countMax = BATCH_EVENTS_MAX;
  let droppedCount = 0;
  /** Who has signed in, as long as the edge has not said a word on it. */
  let claim: [token: string | null] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  /** Begins anew when the page comes back from the cache: what was under way may never end (Firefox 140). */
  let life = 0;
  /** What answers there is no edge of ours. */
  let astray = false;

  const credential = () => (open() ? keep.get('visitor') : undefined);
  const claimed = () => (open() ? claim : undefined);

  function plan(ms: number) {
    const at = Date.now() + ms;
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  }

  function run() {
    due = Infinity;
    clearTimeout(timer);
    if (astray) return wishes.splice(0).forEach(({ grant }) => grant([]));
    if (flights && !(wishes[0] && credential())) return;
    const batch = queue.take(countMax, BATCH_BYTES_MAX, flying);
    // One wish a request: together they could be more slots than a request may ask for.
    if (batch[0] || wishes[0] || claimed()) void send(batch, wishes.shift());
    // What was to be tried again has been forgotten: what comes next waits for no backoff that nobody has planned.
    else tries = 0;
    if (wishes[0]) plan(0);
  }

  async function send(batch: Kept[], wish?: Wish): Promise<void> {
    const known = credential();
    const session = parts.session();
    const lost = droppedCount;
    const said = claimed();
    // What is undefined, JSON leaves out.
    const body = toText({
      site: parts.site,
      visitor: known,
      consent: parts.consent(),
      gpc: parts.gpc,
      session,
      page: parts.page(),
      sent: Date.now(),
      dropped: lost,
      events: batch.map((event) => ({
        ...event,
        bytes: undefined,
        session: event.session === session ? undefined : event.session,
      })),
      slots: wish?.slots,
      identity: said?.[0],
    } satisfies { [key in keyof SyncRequest]?: unknown })!;
    const ids = batch.map(({ id }) => id);
    let decisions: WireDecision[] = [];
    let failed = true;
    let done = 0;
    let retryAfter: string | null = null;
    const born = life;
    flights++;
    for (const id of ids) flying.add(id);
    try {
      const response = await net.fetch(parts.edge + '/v1/sync', {
        method: 'POST',
        body,
        keepalive: true,
        // Without consent nothing identifies: not even the cookie that only the edge can read.
        credentials: open() ? 'same-origin' : 'omit',
        signal: AbortSignal.timeout?.(ANSWER_WAIT_MS_MAX),
      });
      const header = (name: string) => response.headers.get(name);
      retryAfter = header('retry-after');
      // A copy of the script on the shop's own host takes that for the edge.
      if (/40[45]/.test(`${response.status}`) && !/json/.test(`${header('content-type')}`)) {
        astray = true;
        console.error(`tact: no edge at ${parts.edge}: set data-edge`);
      }
      // Read whatever the status: Chromium keeps the keepalive quota of a `no-store` answer nobody reads.
      const answer = (await response.json()) as Partial<SyncAnswer> & { code?: string };
      if (response.ok) {
        const { visitor, identity, accepted = [], rejected = [] } = answer;
        droppedCount -= lost;
        // Consent may have gone while this was under way; and of two tabs' first contacts the first one counts.
        const before = credential();
        if (open() && before === known) {
          if (visitor) keep.set('visitor', visitor);
          if (identity && claim === said) claim = undefined;
        }
        done = queue.remove([...accepted, ...rejected.map(({ id }) => id)]) || +!!identity;
        // Nothing of a first contact is accepted; of any other request, that would be asked for ever.
        failed = !!(batch[0] || said) && !done && !!(known || !credential());
        ({ decisions = [] } = answer);
        parts.learned(answer);
        parts.decided(decisions);
      } else if (response.status === 401 && known && /^credential/.test(`${answer.code}`)) {
        if (credential() === known) keep.set('visitor');
      } else if (batch[0] && !wish && /400|413|422/.test(`${response.status}`)) {
        // With slots in the request they might be to blame: the events are tried without them first.
        countMax = batch.length >> 1 || 1;
        failed = !batch[1];
        if (failed) droppedCount += queue.remove(ids);
      }
    } catch {
      // Network, time, or nonsense for an answer: all are tried again.
    }
    if (born === life) {
      flights--;
      for (const id of ids) flying.delete(id);
    }
    wish?.grant(decisions);
    // What a first contact brought goes again at once, and so does what more than one batch holds.
    const soon = (!known && credential()) || queue.size() >= countMax ? 0 : BATCH_WAIT_MS;
    const ms = failed ? backoff(tries++, Math.random(), retryAfter) : soon;
    // Only what is taken in shows that all is well: an edge that greets and refuses in turn is not to be rushed.
    if (done) {
      tries = 0;
      countMax = BATCH_EVENTS_MAX;
    }
    if (wishes[0]) plan(0);
    else if (queue.size() || claimed()) plan(ms);
  }

  hear(window, 'pageshow', ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    life++;
    flights = 0;
    flying.clear();
    plan(0);
  });

  return {
    identify(token) {
      claim = token !== undefined ? [token] : undefined;
      plan(0);
    },
    wake() {
      if (!tries) plan(BATCH_WAIT_MS);
    },
    ask: (slots) =>
      new Promise((grant) => {
        wishes.push({ slots, grant });
        plan(0);
      }),
    flush() {
      let room = LEAVING_BYTES_MAX;
      let batch;
      do {
        batch = queue.take(BATCH_EVENTS_MAX, Math.min(room, BATCH_BYTES_MAX), flying);
        batch.forEach(({ bytes }) => (room -= bytes));
        if (batch[0]) void send(batch);
        // A visitor whom the edge does not know yet gets nothing accepted: one hello will do.
      } while (batch[0] && credential());
    },
    lose(count) {
      droppedCount += count;
    },
  };
}
