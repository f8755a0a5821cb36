import { guard } from '../../guard.ts';
import type { Host } from '../../host.ts';
import { readPageProduct } from '../markup/index.ts';
import type { Bag, Heard, Reader, ReaderHost, Source } from '../page-view.ts';
import { asTuples } from './as-tuples.ts';
import { createEngagement } from './engagement.ts';
import { lineId, linesOf } from './lines-of.ts';
import { adoptCopy, mendPlaces } from './mend-places.ts';
import { NEEDED, pick } from './pick.ts';
import { startPulse } from './pulse.ts';
import { createLayerReader } from './read-layer.ts';
import { createRegions } from './regions.ts';
import { createScrollDepth } from './scroll-depth.ts';
import { createUnion, isLook, kindOf } from './union.ts';
import { watchMarkup } from './watch-markup.ts';
import { withMarkup } from './with-markup.ts';

/** On the basket's page, seen and not touched for so long: standing still before checkout. */
export const STALLED_MS = 20_000;
/** ms that markup waits for `track` and the data layer, which know better what is being viewed. */
export const MARKUP_MS_MIN = 1000;

/** Reads the page's data layer and structured data, and measures what is read of it; `kernel` has the rest. */
export function startReader(kernel: ReaderHost, host: Host): Reader {
  const markup = watchMarkup((): Bag | undefined => {
    const found = readPageProduct(document, location);
    // Numbers there are written for machines: `1.299` is one and a bit, where a data layer's may be a thousand.
    return found && { items: found.items?.map((item) => ({ ...item, structured: 1 })) };
  });
  let union = createUnion();
  let depths = createScrollDepth();
  let regions = createRegions(readRegion);
  let stalled = false;
  /** Of the layer's entry that is being read: when it was pushed, and whether it is on its way already. */
  let at: number | undefined;
  let isRecorded: boolean | undefined;
  const readLayer = createLayerReader((source, name, params) => take(source, name, params, at, isRecorded));
  const say = (name: string, params: Bag): void => take('page', name, params);
  const engaged = createEngagement((params) => say('user_engagement', { ...params }));

  function take(source: Source, name: string, params: Bag, when?: number, recorded?: boolean) {
    const kind = kindOf(name, params);
    const view = kernel.view();
    if (
      source === 'track' &&
      kind === 'pageview' &&
      params.page_location &&
      params.page_location !== view.url
    )
      kernel.move();
    if (isLook(name, params)) {
      if (source === 'layer' || source === 'gtag') params = withMarkup(params, markup.found());
      view.viewed = params;
      view.item = lineId(linesOf(params)[0] ?? params) ?? view.item;
    }
    view.onBasket ||= kind === 'viewcart';
    // Which page is viewed, a page view need not say.
    const said = kind === 'pageview' ? { page_location: view.url, ...params } : params;
    if (union(source, name, said, when ?? Date.now()) && !recorded) kernel.record(name, params, when);
  }

  function readRegion(region: string, ms: number) {
    say('view_region', { region, engagement_time_msec: ms, item_id: kernel.view().item });
  }

  function viewMarkup() {
    const found = !kernel.view().viewed && markup.found();
    if (found) say('view_item', found);
  }

  const item = () => {
    const found = markup.found();
    return found && lineId(linesOf(found)[0]);
  };

  startPulse((activeMs, idleMs) => {
    at = isRecorded = undefined;
    readLayer();
    engaged(activeMs);
    regions(activeMs);
    for (const percent_scrolled of depths()) say('scroll', { percent_scrolled });
    const view = kernel.view();
    markup.look();
    if (markup.isSettled()) {
      if (!view.item && item()) kernel.found();
      if (performance.now() > view.entered + MARKUP_MS_MIN) viewMarkup();
    }
    if (view.onBasket && !stalled && idleMs >= STALLED_MS) {
      stalled = true;
      say('page_state', { state: 'stalled' });
    }
  });
  host.adopt = adoptCopy;
  host.mend = mendPlaces;
  host.look?.();

  return {
    item,
    // A getter that throws, say: the page's own business.
    hear: guard(({ entry, source, name, params, recorded, at: when }: Heard) => {
      at = when;
      isRecorded = recorded;
      if (entry) readLayer(entry);
      else take(source!, name!, params!, when, recorded);
    }),
    shrink: (params) => [pick(params, NEEDED, NEEDED) as Bag, asTuples(params)],
    close(moves) {
      readLayer();
      // Swapped in just before the address changes, it belongs to the page that comes.
      if (!moves || (!markup.look() && markup.isSettled())) viewMarkup();
      engaged(0, true);
    },
    enter() {
      union = createUnion();
      depths = createScrollDepth();
      regions = createRegions(readRegion);
      stalled = false;
      markup.move();
    },
  };
}
