import type { WirePage } from '#core';
import { watchClicks } from './clicks.ts';
import { hearLayer } from './layer-ear.ts';
import type { Bag, Heard, PageView, Reader, ReaderHost, Source } from './page-view.ts';
import { watchNavigation } from './page-views.ts';

/** So often is looked for what came past the listeners: a replaced data layer, an address that was changed in silence, ms. */
const LOOK_MS = 1000;
/** Less than this at the end is not worth an event: a page is hidden and left within one moment. */
const LEFT_MS_MIN = 200;
/** What is heard before the reader is there: a shop's page says some twenty things as it loads. */
const JOURNAL_MAX = 300;
/** The wire's limit for addresses. */
const TEXT_LENGTH_MAX = 2048;

export interface CaptureParts {
  /** Name of the page's data layer. */
  layer: string;
  /** The fragment is the page. */
  hash: boolean;
  /** Takes an event. False: it is too large, and nobody is there yet to make it smaller; with `last`, it is lost then. */
  record(name: string, params: Bag, at?: number, last?: boolean): boolean;
  /** The page is about to become another one: send what belongs to this one. */
  leave(): void;
  /** A new page inside the page has begun, or what it is about has become known. */
  entered(): void;
  /** Consent Mode v2: `default` is assumed until an `update`. */
  consent(source: 'assumed' | 'updated', signals: Bag): void;
}

export interface Capture extends Omit<ReaderHost, 'record'> {
  say(name: string, params?: Bag, source?: Source): void;
  page(): WirePage;
  /** Reads the data layer: at once, because it may hold the consent that everything else depends on. */
  listen(): void;
  /** Begins to watch for what comes; `say` works before that all the same. */
  start(): void;
  /** Says that the page is viewed, and what is viewed on it: it begins, or consent has come after it was refused. */
  begin(anew?: boolean): void;
  /** Says what the running second and the running page have so far. */
  close(): void;
  /** `tact-capture.js` is there. */
  read(reader: Reader): void;
  /** The edge knows what the page is about, by its address: nothing has to be asked again once the markup says so too. */
  knows(item?: string): void;
  shrink: Reader['shrink'] | undefined;
}

/**
 * All that is seen of the page, one page view after the other. The kernel only hears; who understands it comes later:
 *
 *   said ── reader there ──────────────► reader ── news? ──► recorded
 *     └──── not yet: journal ── comes ──────┘
 *                 └─ page goes ──► orders, baskets and looks are recorded as they stand
 */
export function createCapture(parts: CaptureParts): Capture {
  const here = () => cut(parts.hash ? location.href : location.href.split('#')[0]!)!;
  const enter = (referrer: string): PageView => ({ url: here(), referrer, entered: performance.now() });

  let view = enter(document.referrer);
  let journal: Heard[] = [];
  let reader: Reader | undefined;
  /** Of the item that the last request told. */
  let told: string | undefined;
  /** The view of which the edge knows it by itself. */
  let known: PageView | undefined;

  const listen = hearLayer(parts.layer, (entry) => {
    const { 0: command, 1: second, 2: third } = entry as Record<string, unknown>;
    if (command === 'consent')
      parts.consent(second === 'update' ? 'updated' : 'assumed', { ...(third as Bag) });
    else hear({ at: Date.now(), entry });
  });

  function hear(heard: Heard) {
    if (reader) return reader.hear(heard);
    if (journal.push(heard) > JOURNAL_MAX) journal.shift();
    const { name, params } = plain(heard);
    // A look is to be known with the first question; whatever says it again is left to the reader.
    if (name !== 'view_item' || view.viewed || !params) return;
    view.viewed = params;
    view.item = (params as { items?: { item_id?: string }[] }).items?.[0]?.item_id;
    heard.recorded ||= parts.record(name, params, heard.at);
  }

  function say(name: string, params: Bag = {}, source: Source = 'page') {
    // Whoever says it by `track` is right, and has it kept at once: the reader only has to know.
    const isTold = source === 'track' ? name !== 'view_item' || !view.viewed : name === 'page_view';
    const recorded = !reader && isTold && parts.record(name, params);
    hear({ at: Date.now(), source, name, params, recorded });
  }

  function begin(anew?: boolean) {
    if (anew) reader?.enter();
    say('page_view', { page_location: view.url, page_referrer: cut(view.referrer) });
    if (view.viewed) say('view_item', view.viewed);
  }

  function close(moves?: boolean) {
    if (reader) return reader.close(moves);
    for (const heard of journal) {
      const { name, params } = plain(heard);
      if (name && params) heard.recorded ||= parts.record(String(name), params, heard.at, true);
    }
    const now = performance.now();
    const ms = now - view.entered;
    if (ms > LEFT_MS_MIN && !document.hidden) {
      // A page says more than once that it goes: the time is told once.
      view.entered = now;
      say('user_engagement', { engagement_time_msec: Math.min(ms, 2 * LOOK_MS) });
    }
  }

  function move() {
    close(true);
    parts.leave();
    journal = [];
    // Coming back from the back/forward cache, the page is still the one it was.
    view = enter(here() === view.url ? view.referrer : view.url);
    reader?.enter();
    begin();
    parts.entered();
  }

  function found() {
    view.item ??= reader?.item();
    if (view.item !== told && known !== view) parts.entered();
  }

  return {
    say,
    begin,
    close,
    listen,
    move,
    found,
    view: () => view,
    knows(item) {
      if (item) known = view;
    },
    get shrink() {
      return reader?.shrink;
    },
    read(given) {
      reader = given;
      // First what is on its way already: by that is known what the others only say again.
      for (const done of [true, false])
        for (const heard of journal) if (!heard.recorded !== done) given.hear(heard);
      journal = [];
      // Half a document may name another thing than the whole of it.
      if (document.readyState !== 'loading') found();
    },
    page() {
      told = view.item ??= reader?.item();
      const { href } = document.querySelector<HTMLLinkElement>('link[rel=canonical]') ?? {};
      // What is undefined, JSON leaves out.
      return {
        url: view.url,
        referrer: cut(view.referrer),
        title: document.title,
        item_id: told,
        canonical: href,
      } as WirePage;
    },
    start() {
      watchClicks((name, params) => say(name, params));
      const look = watchNavigation(parts.hash, move);
      setInterval(() => {
        listen();
        look();
      }, LOOK_MS);
    },
  };
}

const cut = (text: string) => text.slice(0, TEXT_LENGTH_MAX) || undefined;

/** What is said, where it can be taken as it stands: of the data layer only what an order, a basket or a look is made of. */
function plain({ entry, name, params }: Heard): { name?: unknown; params?: Bag | undefined } {
  if (!entry) return { name, params };
  const { 0: command, 1: second, 2: third, event, ecommerce } = entry as Record<string, unknown>;
  const { items, value, currency, transaction_id, purchase } = Object(third ?? ecommerce ?? entry) as Bag;
  return {
    name: command === 'event' ? second : event,
    params: items || purchase ? { items, value, currency, transaction_id, purchase } : undefined,
  };
}
