import type { ShopOrder } from './read-orders.ts';

export const TOP = 10;

export interface Hits {
  baskets: number;
  /** Share of baskets of which at least one of the ten was in the rest. */
  rate: number;
  /** Mean share of the ten (of the rest where that is shorter) that were in it. */
  share: number;
}

/** Counts how often ten suggestions for a basket's first item are in the rest of it. */
export function countHits(): { add(order: ShopOrder, suggested: readonly string[]): void; hits(): Hits } {
  let [baskets, hit, share] = [0, 0, 0];
  return {
    add({ items }, suggested) {
      const rest = new Set(items.slice(1));
      const found = suggested.slice(0, TOP).filter((item) => rest.has(item)).length;
      baskets += 1;
      hit += Number(found > 0);
      share += found / Math.min(TOP, rest.size);
    },
    hits: () => ({ baskets, rate: hit / baskets, share: share / baskets }),
  };
}

/** What goes with it, filled up with what is bought most: what a slot of ten shows. */
export function filledUp(together: readonly string[], popular: readonly string[], not: string): string[] {
  return [...new Set([...together, ...popular])].filter((item) => item !== not).slice(0, TOP);
}
