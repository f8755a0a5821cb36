import { eventItems } from '../event/event-items.ts';
import type { Region, TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { known } from './known.ts';
import { CHANGED_TRACES_MAX, TRACES_MAX, type ItemMemory, type Trace, type TraceKind } from './profile.ts';
import { isRead } from './reading.ts';

const READ = {
  reviews: 'read_reviews',
  'size-guide': 'read_size_guide',
  shipping: 'read_shipping',
  returns: 'read_returns',
  stock: 'checked_stock',
} as const satisfies Record<Region, TraceKind>;

/** The moment that an event is, if it is one that may mean intent; with several items it is about the first. */
export function tracesOf(event: TactEvent): Trace[] {
  const kind = kindOf(event);
  return kind === undefined
    ? []
    : [known<Trace>({ kind, at: event.at, item: eventItems(event)[0]?.item_id })];
}

function kindOf({ name, params }: TactEvent): TraceKind | undefined {
  switch (name) {
    case 'view_region':
      return params.region !== undefined && isRead(params) ? READ[params.region] : undefined;
    case 'search':
    case 'view_search_results':
      return params.search_results === 0 ? 'found_nothing' : 'searched';
    case 'add_to_cart':
      return 'added_to_cart';
    case 'remove_from_cart':
      return 'removed_from_cart';
    case 'view_cart':
      return 'viewed_cart';
    case 'begin_checkout':
      return 'began_checkout';
    case 'page_state':
      return params.state;
    case 'add_to_wishlist':
      return 'wished';
    case 'purchase':
      return 'bought';
    default:
      return undefined;
  }
}

/**
 * The newest moments of both, ascending, each once; and when an item was last looked at in another variant
 * than before, which only its whole memory tells (a late event may come between two others).
 */
export function joinTraces(
  a: readonly Trace[],
  b: readonly Trace[],
  items: Record<string, ItemMemory>,
): Trace[] {
  const told = new Map([...a, ...b].filter(isTold).map((trace) => [canonical(trace), trace]));
  return [
    ...newest([...told.values()], TRACES_MAX - CHANGED_TRACES_MAX),
    ...newest(changedVariants(items), CHANGED_TRACES_MAX),
  ].sort(compareTraces);
}

/** Told by an event, not read off the items. */
export function isTold(trace: Trace): boolean {
  return trace.kind !== 'changed_variant';
}

function changedVariants(items: Record<string, ItemMemory>): Trace[] {
  return Object.entries(items).flatMap(([item, { variant, variantBefore }]) =>
    variant === undefined || variantBefore === undefined
      ? []
      : [{ kind: 'changed_variant', at: variant.at, item }],
  );
}

function newest(traces: Trace[], max: number): Trace[] {
  return traces.sort(compareTraces).slice(-max);
}

function compareTraces(a: Trace, b: Trace): number {
  return compare(a.at, b.at) || compare(a.kind, b.kind) || compare(a.item ?? '', b.item ?? '');
}
