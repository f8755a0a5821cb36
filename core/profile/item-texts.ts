import { pathOf, pathText } from '../catalog/category-path.ts';
import { cleanText } from '../clean-text.ts';
import type { EventItem, TactEvent } from '../event/event.ts';
import { toMinor } from '../money/to-minor.ts';
import { known } from './known.ts';
import { TEXT_MAX, type ItemMemory, type Register } from './profile.ts';

/** What it cost when it was looked at; a price without a currency is not known to be one. */
export function priceOf(
  { price, discount = 0 }: EventItem,
  { name, at, params }: TactEvent,
): Partial<ItemMemory> {
  if (name !== 'view_item' || price === undefined || params.currency === undefined) return {};
  return {
    price: { value: toMinor(price, params.currency), at },
    ...(discount > 0 && { reducedAt: at }),
  };
}

/** What an item is, as far as the event says. */
export function textsOf(item: EventItem, at: number): Partial<ItemMemory> {
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
