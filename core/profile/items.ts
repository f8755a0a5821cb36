import { pathOf, pathText } from '../catalog/category-path.ts';
import { cleanText } from '../clean-text.ts';
import { eventItems } from '../event/event-items.ts';
import type { EventItem, TactEvent } from '../event/event.ts';
import { joinRecords, later, laterRegister, newestTimes } from './join-values.ts';
import { known } from './known.ts';
import { SEEN_MAX, TEXT_MAX, type ItemMemory, type Register } from './profile.ts';
import { isRead } from './reading.ts';

type Items = Record<string, ItemMemory>;

/** What an event says of each item it is about. Being in a list that went by says nothing. */
export function itemsOf(event: TactEvent): Items {
  const memory = memoryOf(event);
  if (memory === undefined) return {};
  return eventItems(event).reduce<Items>(
    (items, item) =>
      joinItems(items, { [item.item_id]: { ...memory, touched: event.at, ...textsOf(item, event.at) } }),
    {},
  );
}

function memoryOf({ name, at, params }: TactEvent): ({ seen: number[] } & Partial<ItemMemory>) | undefined {
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
    case 'view_region':
      return params.region !== undefined && isRead(params)
        ? { seen: [], regions: { [params.region]: at } }
        : undefined;
    default:
      return undefined;
  }
}

function textsOf(item: EventItem, at: number): Partial<ItemMemory> {
  const levels = [
    item.item_category,
    item.item_category2,
    item.item_category3,
    item.item_category4,
    item.item_category5,
  ];
  const register = (text: string | undefined): Register<string> | undefined =>
    text === undefined || text === '' ? undefined : { value: cleanText(text, TEXT_MAX), at };
  return known<Partial<ItemMemory>>({
    category: register(
      pathText(
        levels.flatMap((level) => pathOf(level ?? '')),
        TEXT_MAX,
      ),
    ),
    brand: register(item.item_brand),
    variant: register(item.item_variant),
  });
}

export function joinItems(a: Items, b: Items): Items {
  return joinRecords(a, b, joinItem);
}

function joinItem(a: ItemMemory, b: ItemMemory): ItemMemory {
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
    boughtAt: later(a.boughtAt, b.boughtAt),
    notForMeAt: later(a.notForMeAt, b.notForMeAt),
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
