import type { Busy, WireDecision } from '#core';
import { createCapture } from './capture/capture.ts';
import type { Bag } from './capture/page-view.ts';
import { watchTyping } from './capture/typing.ts';
import { watchChatClicks } from './chat/index.ts';
import { consentOf, readSignals, signalsOf, type ConsentSources } from './consent.ts';
import { guard, isDebug } from './guard.ts';
import { hear } from './hear.ts';
import type { Host, SlotDetail } from './host.ts';
import type { PanelHost } from './panel/panel-host.ts';
import { net, toText } from './native.ts';
import { createEventStore } from './queue/event-store.ts';
import { createQueue, type Kept } from './queue/queue.ts';
import { uuid7 } from './queue/uuid7.ts';
import { startSlots } from './slots/index.ts';
import { createKeep } from './sync/keep.ts';
import { campaignOf, touchSession } from './sync/session.ts';
import { createSync } from './sync/sync.ts';
import type { Tact, TactOptions } from './tact.ts';

/** The contract's limit; a larger event would be refused, and could hold up its whole batch. */
const EVENT_BYTES_MAX = 8 * 1024;
/** What is told before a banner's answer, or before a pre-rendered page is seen, waits in memory. */
const WAITING_EVENTS_MAX = 200;
/** The reader comes when the browser has nothing else to do, and never later than this, ms: an order waits to be understood. */
const READER_WAIT_MS = 500;

type Told = Omit<Kept, 'session'> & { search: string };

/**
 * Starts Tact in this page. What is captured by itself begins in a microtask, so that consent given right after this
 * call counts from the very first event.
 *
 *   told ─┬─ granted ────────────► queue ─► edge
 *         └─ no answer yet ─► waiting ─┬─ granted ──► queue
 *                                      └─ refused ──► forgotten, with all that was kept before
 */
export function createTact(options: TactOptions): Tact {
  const { site, wait = 250, autoCapture = true, layer = 'dataLayer' } = options;
  const edge = options.edge.replace(/\/+$/, '');
  const gpc = (navigator as { globalPrivacyControl?: true }).globalPrivacyControl || undefined;
  const sources: ConsentSources = {
    start: options.consent ?? 'granted',
    assumed: {},
    regional: {},
    updated: {},
    said: {},
  };
  const again: (() => void)[] = [];
  const takers: ((decisions: WireDecision[]) => void)[] = [];
  const latest = new Map<string, WireDecision>();
  let consent = consentOf(sources);
  let waiting: Told[] = [];
  let events = 0;
  let started = false;
  let inviting = false;
  /** Whether the last thing done with the visitor's will was to forget what was kept. */
  let refused = false;

  const newId = () => uuid7(Date.now(), events++, crypto.getRandomValues(new Uint8Array(8)));
  const open = () => consent.personalization === 'granted';
  const session = (campaign?: string) =>
    open() ? touchSession(keep, Date.now(), newId, campaign) : undefined;

  const keep = createKeep(`tact.${site}.`, options.domain);
  const names = keep.get('names');
  if (names) guard(() => (sources.names = JSON.parse(names)))();
  const queue = createQueue(createEventStore(`tact.${site}`), (count) => sync.lose(count));
  const typing = watchTyping();
  const capture = createCapture({
    layer,
    hash: options.pages === 'hash',
    record,
    leave: () => sync.flush(),
    entered: fresh,
    consent: changeConsent,
  });
  const sync = createSync({
    edge,
    site,
    keep,
    queue,
    gpc,
    open,
    session,
    consent() {
      const signals = signalsOf(sources);
      const { personalization, analytics } = consent;
      // What the page itself has said outranks what its plan makes of the signals.
      const counts = Object.keys(signals)[0] && !sources.said.personalization;
      return { personalization, analytics, signals: counts ? signals : undefined };
    },
    page: () => ({ ...capture.page(), busy: host.busy() }),
    decided(decisions) {
      decisions.forEach((decision) => latest.set(decision.slot, decision));
      takers.forEach((take) => take(decisions));
    },
    learned({ consent: named, item }) {
      capture.knows(item);
      const text = toText(named);
      if (!text || text === toText(sources.names)) return;
      sources.names = named;
      judge();
      // No word of the visitor: which signals the site goes by, so that the next page need not ask.
      if (open()) keep.set('names', text);
    },
  });

  function record(name: string, params: Bag, at = Date.now(), last = !autoCapture): boolean {
    if (consent.refused) return true;
    const id = newId();
    const sayings = [params];
    for (const said of sayings) {
      // As JSON and back: what the page changes later, or what no database takes, does not get in.
      const json = toText({ id, name, at, params: said })!;
      const bytes = new Blob([json]).size;
      if (bytes <= EVENT_BYTES_MAX) {
        waiting.push({ ...JSON.parse(json), bytes, search: location.search });
        if (waiting.length > WAITING_EVENTS_MAX) waiting.shift();
        release();
        return true;
      }
      if (said === params) {
        if (capture.shrink) sayings.push(...capture.shrink(params));
        else if (!last) return false;
      }
    }
    sync.lose(1);
    return true;
  }

  function release() {
    if (!started || !open() || !waiting[0]) return;
    for (const { search, ...event } of waiting) {
      // A link inside the shop begins no visit, whatever campaign it names.
      const came = event.name === 'page_view' && campaignOf(search);
      const campaign = came && !keep.isOurs(String((event.params as Bag).page_referrer)) ? came : '';
      queue.add({ ...event, session: session(campaign)! });
    }
    waiting = [];
    sync.wake();
  }

  function wipe() {
    queue.wipe();
    keep.set('visitor');
    keep.set('visit');
    keep.set('names');
  }

  function changeConsent(source: 'assumed' | 'updated' | 'said', given: Readonly<Record<string, unknown>>) {
    const isRegional = source === 'assumed' && given.region;
    Object.assign(sources[isRegional ? 'regional' : source], readSignals(given, isRegional));
    judge();
  }

  function judge() {
    const before = consent;
    consent = consentOf(sources);
    if (!started || toText(before) === toText(consent)) return;
    // Some banners say their signals one by one: what counts is what they have said in the end.
    queueMicrotask(begin);
    if (before.personalization !== consent.personalization || before.analytics !== consent.analytics) fresh();
  }

  function refuse() {
    refused = true;
    waiting = [];
    wipe();
  }

  /** Goes by the visitor's will as it is now. */
  function begin() {
    if (consent.refused && !refused) {
      // Without consent nothing stays: not here, in no tab, and not at the edge, which is told once.
      if (keep.get('visitor')) {
        void forget();
        tabs?.postMessage(0);
      }
      refuse();
    } else if (!consent.refused && refused) {
      refused = false;
      if (autoCapture) capture.begin(true);
    }
    if (open()) void queue.load().then(sync.wake);
    // The plan may go by other signals than these: only the edge knows it.
    else if (!sources.names && Object.values(signalsOf(sources)).includes('granted')) void sync.ask([]);
    release();
  }

  function fresh() {
    for (const ask of again) ask();
  }

  const host: Host & PanelHost = {
    edge,
    site,
    waitMs: wait,
    inviting: false,
    load: (name, use) => import(/* @vite-ignore */ `${edge}/tact-${name}.js`).then(use).catch(() => {}),
    forget,
    track: (name, params) => capture.say(name, params as Bag, 'track'),
    net,
    visitor: () => keep.get('visitor'),
    push(entry) {
      const page = window as unknown as Record<string, unknown[]>;
      (page[layer] ||= []).push(entry);
    },
    ask: sync.ask,
    onDecisions: (take) => takers.push(take),
    onFresh: (ask) => again.push(guard(ask)),
    emit: (type, target, detail) =>
      target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail })),
    consent: () => consent,
    busy: () => [typing() && 'typing', host.inviting && 'invitation_open'].filter(Boolean) as Busy[],
    decided: () => [...latest.values()],
  };

  async function forget(): Promise<boolean> {
    const visitor = keep.get('visitor');
    try {
      const { ok, status } = await net.fetch(edge + '/v1/me', {
        method: 'DELETE',
        headers: { authorization: `Visitor ${visitor}` },
        keepalive: true,
      });
      // A credential that the edge does not know (any more) leaves nothing there to be forgotten.
      const gone = ok || [401, 404].includes(status);
      // Where consent was withdrawn the device has forgotten before; by now it may have been given anew.
      if (gone && keep.get('visitor') === visitor) {
        wipe();
        // Who wants to be forgotten is not to be signed in by what was said before.
        sync.identify();
        fresh();
      }
      return gone;
    } catch {
      return false;
    }
  }

  // What the page itself knows is better than nothing.
  const why = async (slot: string) =>
    (await host.load('why', (part) => part.why(host, slot))) ?? latest.get(slot);

  const tact: Tact = {
    // `trim` also tells what is no text from what is one.
    track: guard((name, params) => host.track(name.trim(), params)),
    identify: sync.identify,
    consent: guard((signals) => changeConsent('said', signals)),
    async decide(names) {
      const decisions = Array.isArray(names) ? await sync.ask(names) : [];
      return decisions.filter(({ slot }) => names.includes(slot));
    },
    refresh: guard(fresh),
    on: guard((type: string, listener: (detail: SlotDetail) => void) => {
      const name = 'tact:' + type.replace(/^tact:/, '');
      const hear = guard((event: Event) => listener((event as CustomEvent).detail));
      // On the way down, so that a page which stops its own events is heard all the same.
      addEventListener(name, hear, true);
      return () => removeEventListener(name, hear, true);
    }) as Tact['on'],
    chat: guard((...chat) => void (host.chat = chat)),
    why,
    forget,
    push: (...commands) =>
      commands.forEach(
        guard(([name, ...given]) => {
          (tact[name as keyof Tact] as (...given: unknown[]) => unknown)(...given);
        }),
      ),
  };

  // Another tab's visitor has refused: it is the same one here.
  const tabs = globalThis.BroadcastChannel && new BroadcastChannel(`tact.${site}`);
  if (tabs)
    tabs.onmessage = () => {
      consent = { ...consent, personalization: 'denied', refused: true };
      refuse();
      fresh();
    };

  const start = guard(() => {
    started = true;
    if (autoCapture) {
      capture.begin();
      capture.start();
      const read = () =>
        host.load('capture', (reader) => capture.read(reader.read({ ...capture, record }, host)));
      (globalThis.requestIdleCallback ?? setTimeout)(read, { timeout: READER_WAIT_MS });
    }
    begin();
    startSlots(host);
    watchChatClicks(host);
    host.onDecisions(invite);
    // Safari says `pagehide` and not always `visibilitychange`; what is sent twice is counted once.
    hear(window, 'online pagehide', flush);
    hear(document, 'visibilitychange', flush);
    if (isDebug()) void host.load('panel', (panel) => panel.openPanel(host));
  });

  if (autoCapture) guard(capture.listen)();
  // A pre-rendered page has not been seen, and may never be.
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', start, { once: true });
  else queueMicrotask(start);

  /** Brings what shows invitations, once there is one. */
  function invite(decisions: readonly WireDecision[]) {
    if (inviting || !decisions.some(({ kind, action }) => kind === 'invitation' && action === 'show')) return;
    inviting = true;
    void host.load('card', (card) => card.invite(host)).then((done) => (inviting = !!done));
  }

  function flush() {
    if (autoCapture) capture.close();
    sync.flush();
  }

  return tact;
}
