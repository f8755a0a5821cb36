import type { EventParams } from '#core';

/** Who says that something happened, in the order of trust. */
export type Source = 'track' | 'layer' | 'page';

/**
 * Merges what several sources say of one page view without counting anything twice: the union of multisets. Each
 * source counts how often it said a thing, and a thing happened as often as the source that said it most often:
 *
 *   track  add_to_cart A │ A            → 2
 *   layer       add_to_cart A │ A       → 2     2 events, whatever the order
 *   page view   view_item A             → 1
 *
 * Returns whether this saying is news. One union lives as long as its page view: its size is bounded by the page.
 */
export function createUnion(): (source: Source, name: string, params: EventParams) => boolean {
  const said: Record<string, number> = {};
  return (source, name, { transaction_id, item_id, items, search_term }) => {
    // What a purchase holds is beside the point: its number says which one it is.
    const what = transaction_id ?? [item_id, items?.map((item) => item.item_id)];
    const key = [name, what, search_term].join();
    const times = (said[source + key] = (said[source + key] ?? 0) + 1);
    const known = said[key] ?? 0;
    if (times > known) said[key] = times;
    return times > known;
  };
}
