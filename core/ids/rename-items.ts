import type { EventItem, EventName, TactEvent } from '../event/event.ts';
import type { Ask } from './ask.ts';

/** The page of the request, as it said itself what it is. */
export interface Here {
  url: string;
  path: string;
  canonical?: string;
  /** As the page says it. */
  itemId?: string;
}

/** What only went by, and what is about Tact's own decisions, whose ids are the catalogue's. */
const LEFT_ALONE = /^(view_item_list|slot_|invite_)/;
/** May be found by the address of their page: they are about the page's item, or about none. */
const OF_THE_PAGE: ReadonlySet<EventName> = new Set(['view_item', 'view_region']);

/** What an item is called; undefined: as it was. `path` is where in the event its id stands. */
export type Rename = (ask: Ask, path: string) => string | undefined;

/**
 * The event with each of its items called as `rename` says. What a page says of its own item may be found by the page's
 * address; what it says of others never.
 */
export function renameItems(event: TactEvent, here: Here | undefined, rename: Rename): TactEvent {
  if (LEFT_ALONE.test(event.name)) return event;
  const { items, item_id: only, page_location: own } = event.params;
  const isHere = here !== undefined && here.path !== '' && event.page?.path === here.path;
  const at = own ?? (isHere ? here.url : undefined);
  const addresses = at === undefined ? [] : [at, ...(isHere && here.canonical ? [here.canonical] : [])];

  const isOwn = (id: string, ofHowMany: number) =>
    isHere && here.itemId !== undefined ? here.itemId === id : OF_THE_PAGE.has(event.name) && ofHowMany === 1;
  const called = (id: string, path: string, more: Ask, ofHowMany: number) =>
    rename(
      {
        id,
        ...more,
        ...(at !== undefined && { at }),
        ...(isOwn(id, ofHowMany) && { addresses }),
      },
      path,
    ) ?? id;

  const params = { ...event.params };
  if (items !== undefined)
    params.items = items.map((item, n) => ({
      ...item,
      item_id: called(item.item_id, `params.items.${n}.item_id`, saidOf(item), items.length),
    }));
  if (only !== undefined) params.item_id = called(only, 'params.item_id', {}, 1);
  return { ...event, params };
}

function saidOf({ item_group_id: groupId, mpn, gtin, item_variant: variant }: EventItem): Ask {
  return {
    ...(groupId !== undefined && { groupId }),
    ...(mpn !== undefined && { mpn }),
    ...(gtin !== undefined && { gtin }),
    ...(variant !== undefined && { variant }),
  };
}
