import { eventItems } from '../event/event-items.ts';
import type { EventItem, TactEvent } from '../event/event.ts';
import { priceOf, textsOf } from './item-texts.ts';
import { joinRecords, later, laterRegister, newestSpread, newestTimes } from './join-values.ts';
import { known } from './known.ts';
import { HALF_HOUR_MS, OFFERED_MAX, SEEN_MAX, type ItemMemory, type Register } from './profile.ts';
import { isRead } from './reading.ts';

type Items = Record<string, ItemMemory>;

/** What an event says of each item it is about. Being in a list that went by says nothing. */
export function itemsOf(event: TactEvent): Items {
  const memory = memoryOf(event);
  if (memory === undefined) return {};
  return itemsIn(event).reduce<Items>(
    (items, item) =>
      joinItems(items, {
        [item.item_id]: {
          ...memory,
          touched: touchedAt(event),
          ...textsOf(item, event.at),
          ...priceOf(item, event),
        },
      }),
    {},
  );
}

/** What a slot showed is not what its page is about. */
function itemsIn(event: TactEvent): readonly EventItem[] {
  if (!isShowing(event)) return eventItems(event);
  const { item_id } = event.params;
  return item_id === undefined ? [] : [{ item_id }];
}

function isShowing({ name }: TactEvent): boolean {
  return name === 'slot_view' || name === 'invite_shown';
}

function memoryOf({
  name,
  at,
  params,
  source,
}: TactEvent): ({ seen: number[] } & Partial<ItemMemory>) | undefined {
  switch (name) {
    case 'view_item':
      return { seen: [at] };
    case 'select_item':
    case 'add_to_wishlist':
      return { seen: [] };
    case 'add_to_cart':
      return { seen: [], basketAt: at };
    case 'remove_from_cart':
      return { seen: [], putBackAt: at };
    case 'purchase':
      return { seen: [], boughtAt: at };
    case 'not_interested':
      return { seen: [], notForMeAt: at };
    case 'return_received':
      return { seen: [], returnedAt: at };
    case 'refund':
      return source === 'server' ? { seen: [], returnedAt: at } : undefined;
    case 'slot_view':
    case 'invite_shown':
      return { seen: [], offered: [at] };
    case 'view_region':
      return params.region !== undefined && isRead(params)
        ? { seen: [], regions: { [params.region]: at } }
        : undefined;
    default:
      return undefined;
  }
}

/** Being shown something is nothing that the visitor did: what was only offered is forgotten first. */
function touchedAt(event: TactEvent): number {
  return isShowing(event) ? 0 : event.at;
}

export function joinItems(a: Items, b: Items): Items {
  return joinRecords(a, b, joinItem);
}

function joinItem(a: ItemMemory, b: ItemMemory): ItemMemory {
  const offered = newestSpread(a.offered ?? [], b.offered ?? [], HALF_HOUR_MS, OFFERED_MAX);
  const regions = joinRecords<number>(a.regions ?? {}, b.regions ?? {}, Math.max);
  return known<ItemMemory>({
    seen: newestTimes(a.seen, b.seen, SEEN_MAX),
    touched: Math.max(a.touched, b.touched),
    category: laterRegister(a.category, b.category),
    brand: laterRegister(a.brand, b.brand),
    ...joinVariants(a, b),
    regions: Object.keys(regions).length > 0 ? regions : undefined,
    basketAt: later(a.basketAt, b.basketAt),
    putBackAt: later(a.putBackAt, b.putBackAt),
    price: laterRegister(a.price, b.price),
    reducedAt: later(a.reducedAt, b.reducedAt),
    boughtAt: later(a.boughtAt, b.boughtAt),
    returnedAt: later(a.returnedAt, b.returnedAt),
    notForMeAt: later(a.notForMeAt, b.notForMeAt),
    offered: offered.length > 0 ? offered : undefined,
  });
}

/**
 * The latest look, and the latest at a different variant. Two are enough to join exactly: whichever variant is
 * second among all looks is first or second among the looks of one side.
 */
function joinVariants(
  a: ItemMemory,
  b: ItemMemory,
): Pick<ItemMemory, never> & {
  variant: Register<string> | undefined;
  variantBefore: Register<string> | undefined;
} {
  const looks = [a.variant, a.variantBefore, b.variant, b.variantBefore];
  const variant = looks.reduce(laterRegister, undefined);
  const others = looks.filter((look) => look?.value !== variant?.value);
  return { variant, variantBefore: others.reduce(laterRegister, undefined) };
}
