import type { Busy, EventParams, WireDecision } from '#core';
import { createCapture } from './capture/capture.ts';
import { watchTyping } from './capture/typing.ts';
import { createChatGate } from './chat/index.ts';
import { consentOf, readSignals, type ConsentSources } from './consent.ts';
import { guard, isDebug } from './guard.ts';
import type { Host, SlotDetail } from './host.ts';
import { startInvitations } from './invite/index.ts';
import type { PanelHost } from './panel/panel-host.ts';
import { createEventStore } from './queue/event-store.ts';
import { createQueue } from './queue/queue.ts';
import { uuid7 } from './queue/uuid7.ts';
import { startSlots } from './slots/index.ts';
import { createKeep } from './sync/keep.ts';
import { campaignOf, touchSession } from './sync/session.ts';
import { createSync } from './sync/sync.ts';
import type { Tact, TactOptions } from './tact.ts';

/** The contract's limit; a larger event would be refused, and could hold up its whole batch. */
const EVENT_BYTES_MAX = 8 * 1024;

/**
 * Starts Tact in this page. What is captured by itself begins in a microtask, so that consent given right after this
 * call counts from the very first event.
 */
export function createTact(options: TactOptions): Tact {
  const { site, wait = 250, autoCapture = true } = options;
  const edge = options.edge.replace(/\/+$/, '');
  const gpc = (navigator as { globalPrivacyControl?: true }).globalPrivacyControl || undefined;
  const sources: ConsentSources = { start: options.consent ?? 'granted', assumed: {}, updated: {}, said: {} };
  const again: (() => void)[] = [];
  const takers: ((decisions: WireDecision[]) => void)[] = [];
  const latest = new Map<string, WireDecision>();
  let consent = consentOf(sources);
  let events = 0;
  let started = false;

  const newId = () => uuid7(Date.now(), events++, crypto.getRandomValues(new Uint8Array(8)));
  const open = () => consent.personalization === 'granted';
  const session = (campaign?: string) =>
    open() ? touchSession(keep, Date.now(), newId, campaign) : undefined;

  const keep = createKeep(`tact.${site}.`);
  const queue = createQueue(createEventStore(`tact.${site}`), (count) => sync.lose(count));
  const typing = watchTyping();
  const capture = createCapture({
    open,
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
    consent: () => consent,
    page: () => ({ ...capture.page(), busy: host.busy() }),
    decided(decisions) {
      decisions.forEach((decision) => latest.set(decision.slot, decision));
      takers.forEach((take) => take(decisions));
    },
  });

  function record(name: string, params: EventParams) {
    const campaign = name === 'page_view' ? campaignOf(location.search) : '';
    // As JSON and back: what the page changes later, or what no database takes, does not get in.
    const json = JSON.stringify({ id: newId(), name, at: Date.now(), params });
    const bytes = new Blob([json]).size;
    if (bytes > EVENT_BYTES_MAX) return sync.lose(1);
    const event = JSON.parse(json);
    queue.add({ ...event, session: session(campaign)!, bytes });
    sync.wake();
  }

  /** Without consent nothing stays: not here, and not at the edge. */
  function withdraw() {
    if (keep.get('visitor')) void forget();
    wipe();
  }

  function wipe() {
    queue.wipe();
    keep.set('visitor');
    keep.set('visit');
  }

  function changeConsent(source: 'assumed' | 'updated' | 'said', signals: Readonly<Record<string, unknown>>) {
    const before = consent;
    Object.assign(sources[source], readSignals(signals));
    consent = consentOf(sources);
    if (!started || JSON.stringify(before) === JSON.stringify(consent)) return;
    if (before.personalization !== consent.personalization) begin();
    fresh();
  }

  /** The page begins to be seen, or not to have been. */
  function begin() {
    if (!open()) return withdraw();
    if (autoCapture) capture.view();
    void queue.load().then(sync.wake);
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
    track: (name, params) => capture.say('track', name, params),
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
      const { ok, status } = await fetch(edge + '/v1/me', {
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

  const gate = createChatGate(host);
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
    chat: guard(gate.chat),
    why,
    forget,
    push: (...commands) =>
      commands.forEach(
        guard(([name, ...given]) => {
          (tact[name as keyof Tact] as (...given: unknown[]) => unknown)(...given);
        }),
      ),
  };

  if (autoCapture) guard(capture.listen)();
  queueMicrotask(
    guard(() => {
      started = true;
      begin();
      if (autoCapture) capture.start();
      startSlots(host);
      startInvitations(host, gate);
      // Safari says `pagehide` and not always `visibilitychange`; what is sent twice is counted once.
      for (const type of ['online', 'pagehide', 'visibilitychange']) addEventListener(type, flush);
      if (isDebug()) void host.load('panel', (panel) => panel.openPanel(host));
    }),
  );

  function flush() {
    if (autoCapture) capture.close();
    sync.flush();
  }

  return tact;
}
