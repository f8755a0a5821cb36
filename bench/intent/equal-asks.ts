import type { Tried } from './replay-shoppers.ts';

/** A rule asks once its measure has come far enough; how far is tuned. */
export type Measure = (tried: Tried) => number;

export interface Asked {
  /** Share of those that never went on. */
  others: number;
  /** Share of those that went on, asked before they did. */
  caught: number;
}

/** Sessions by how far a measure came, those that came furthest first; `index` is their place in what was given. */
export type Ranking = readonly { at: number; wentOn: boolean; index: number }[];

export function rankBy(tried: readonly Tried[], measure: Measure): Ranking {
  return tried
    .map((each, index) => ({ at: measure(each), wentOn: each.wentOn, index }))
    .sort((a, b) => b.at - a.at);
}

/** Whom a threshold asks. `counts` says how often each session counts (bootstrap). */
export function askedFrom(ranking: Ranking, counts: readonly number[], from: number): Asked {
  return sharesOf(ranking, counts, (at) => (at >= from ? 1 : 0));
}

/**
 * What a measure catches when its threshold is tuned so that it asks this share of the others. Where many stand at the
 * threshold itself (a page count is a whole number) as large a part of them is asked as makes it exact, which is fairer to
 * that rule than a real page count is.
 */
export function caughtAt(
  ranking: Ranking,
  counts: readonly number[],
  othersShare: number,
): { from: number; caught: number } {
  const others = ranking.filter(({ wentOn }) => !wentOn);
  const all = others.reduce((sum, { index }) => sum + (counts[index] ?? 0), 0);
  let above = 0;
  let standing = 0;
  let from = Infinity;
  for (const { at, index } of others) {
    if (at !== from) {
      if (above + standing >= othersShare * all) break;
      above += standing;
      standing = 0;
      from = at;
    }
    standing += counts[index] ?? 0;
  }
  const part = standing === 0 ? 0 : (othersShare * all - above) / standing;
  return { from, caught: sharesOf(ranking, counts, (at) => (at > from ? 1 : at === from ? part : 0)).caught };
}

function sharesOf(ranking: Ranking, counts: readonly number[], asks: (at: number) => number): Asked {
  const all = { goers: 0, others: 0 };
  const asked = { goers: 0, others: 0 };
  for (const { at, wentOn, index } of ranking) {
    const who = wentOn ? 'goers' : 'others';
    all[who] += counts[index] ?? 0;
    asked[who] += (counts[index] ?? 0) * asks(at);
  }
  return { others: asked.others / all.others, caught: asked.goers / all.goers };
}
