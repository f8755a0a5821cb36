import type { EventParams, WirePage } from '#core';
import { watchClicks } from './clicks.ts';
import { watchDataLayer, type LayerReader } from './data-layer.ts';
import { createEngagement } from './engagement.ts';
import { readPageProduct } from './page-product.ts';
import { watchNavigation } from './page-views.ts';
import { startPulse } from './pulse.ts';
import { createRegions } from './regions.ts';
import { createScrollDepth } from './scroll-depth.ts';
import { createUnion, type Source } from './union.ts';

/** On the basket's page, seen and not touched for so long: standing still before checkout. */
export const STALLED_MS = 20_000;
/** ms that markup waits for `track` and the data layer, which know better what is being viewed. */
export const MARKUP_MS_MIN = 1000;
/** ms after which markup is not looked for any more: an app that draws slower than this has a data layer. */
export const MARKUP_MS_MAX = 6000;
/** The wire's limit for an item's id: longer ones are no ids, and would have the whole request refused. */
const ID_LENGTH_MAX = 100;
/** The wire's limit for addresses. */
const TEXT_LENGTH_MAX = 2048;

export interface CaptureParts {
  /** Whether events may be taken at all: consent. */
  open(): boolean;
  /** Takes an event that is news. */
  record(name: string, params: EventParams): void;
  /** The page is about to become another one: send what belongs to this one. */
  leave(): void;
  /** A new page inside the page has begun. */
  entered(): void;
  consent: LayerReader['consent'];
}

export interface Capture {
  say(source: Source, name: string, params?: EventParams): void;
  page(): WirePage;
  /** Reads the data layer: at once, because it may hold the consent that everything else depends on. */
  listen(): void;
  /** Begins to watch for what comes; `say` works before that all the same. */
  start(): void;
  /** Says that the page is viewed, and what is viewed on it: it begins, or consent has come while it was open. */
  view(): void;
  /** Says what the running second and the running page have so far. */
  close(): void;
}

/** All that is seen of the page, one page view after the other. */
export function createCapture(parts: CaptureParts): Capture {
  let url = location.href;
  let referrer = document.referrer;
  /** The product that the markup of the page before was about: until the app has drawn the new page, it still is. */
  let stale: string | undefined;
  let union = createUnion();
  let entered = performance.now();
  let item: string | undefined;
  let viewed: EventParams | undefined;
  let stalled = false;
  let onBasket = false;
  let depths = createScrollDepth();
  let regions = createRegions(readRegion);
  const listen = watchDataLayer({
    event: (name, params) => say('layer', name, params),
    consent: parts.consent,
  });
  const engaged = createEngagement((params) => say('page', 'user_engagement', params));

  function say(source: Source, name: string, params: EventParams = {}) {
    if (name === 'view_item' && !params.items?.[1]) {
      viewed = params;
      item = idOf(params) ?? item;
    }
    onBasket ||= name === 'view_cart';
    if (parts.open() && union(source, name, params)) parts.record(name, params);
  }

  function readRegion(region: string, ms: number) {
    say('page', 'view_region', { region, engagement_time_msec: ms, item_id: item } as EventParams);
  }

  function markup(): EventParams | undefined {
    if (viewed || performance.now() > entered + MARKUP_MS_MAX) return undefined;
    const found = readPageProduct();
    return idOf(found) === stale ? undefined : found;
  }

  function viewMarkup() {
    const found = document.readyState !== 'loading' && markup();
    if (found) say('page', 'view_item', found);
  }

  function view() {
    say('page', 'page_view', {
      page_location: cut(url),
      page_referrer: cut(referrer),
    } as EventParams);
    if (viewed) say('page', 'view_item', viewed);
  }

  function close() {
    viewMarkup();
    engaged(0, true);
  }

  function move() {
    close();
    parts.leave();
    stale = idOf(readPageProduct());
    // Coming back from the back/forward cache, the page is still the one it was.
    if (location.href !== url) referrer = url;
    url = location.href;
    entered = performance.now();
    item = viewed = undefined;
    onBasket = stalled = false;
    union = createUnion();
    depths = createScrollDepth();
    regions = createRegions(readRegion);
    view();
    parts.entered();
  }

  return {
    say,
    view,
    close,
    page() {
      item ??= idOf(markup());
      // What is undefined, JSON leaves out.
      return {
        url: cut(url),
        referrer: cut(referrer),
        title: cut(document.title),
        item_id: item?.slice(0, ID_LENGTH_MAX),
      } as WirePage;
    },
    listen,
    start() {
      watchClicks((name, params) => say('page', name, params));
      watchNavigation(move);
      startPulse((activeMs, idleMs) => {
        listen();
        engaged(activeMs);
        regions(activeMs);
        for (const percent_scrolled of depths()) say('page', 'scroll', { percent_scrolled });
        if (performance.now() > entered + MARKUP_MS_MIN) viewMarkup();
        if (onBasket && !stalled && idleMs >= STALLED_MS) {
          stalled = true;
          say('page', 'page_state', { state: 'stalled' });
        }
      });
    },
  };
}

const cut = (text: string) => text.slice(0, TEXT_LENGTH_MAX) || undefined;
// Pages pass numbers for ids, too, whatever the type says.
const idOf = (params?: EventParams) => (params?.items?.[0]?.item_id ?? params?.item_id)?.toString();
