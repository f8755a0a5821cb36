/** Best first. */
export interface RankedList {
  ids: readonly string[];
  /** 1 where nothing is said. */
  weight?: number;
}

/** Of the authors of the method, tried on TREC: places beyond it still count, and the very first ones do not decide alone. */
const PLACES = 60;

/**
 * Several lists made into one: what stands in two is before what stands in one, and so on by place (reciprocal rank fusion:
 * Cormack, Clarke and Büttcher, SIGIR 2009). It needs no scores that can be compared, which a feed's list and a count
 * of orders do not have. Of two that come out equal, the one that is named by the earlier list comes first.
 */
export function fuseRanks(lists: readonly RankedList[]): string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight = 1 } of lists)
    [...new Set(ids)].forEach((id, place) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (PLACES + place + 1));
    });
  // The sort is stable, and a map keeps the order in which its keys came.
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
