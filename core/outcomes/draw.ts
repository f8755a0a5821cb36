import { isOfManner } from './serving.ts';
import type { Served } from './served.ts';
import type { UnitName } from './unit.ts';

/**
 * The chances by which somebody came to be where they are, as they were when chance decided. Groups differ by nothing but chance only among
 * those of the same draw: of people who came before a holdout was raised, fewer are held out than of those who came after, and they are not
 * the same people.
 */
export interface Draw {
  /** Share of visitors that the site held out. */
  site?: number;
  /** Of those, and independent of it, the share that the slot did. */
  slot?: number;
  /** What an experiment gave the variant, of those that were allowed; absent where it had no choice. */
  share?: number;
  /** What it gave each variant that was allowed, summing to 1; left out beyond DRAW_SHARES_MAX variants. */
  shares?: Readonly<Record<string, number>>;
  /** Arms `held` and `lifted`: the share that is spared this manner. */
  spared?: number;
}

/** Each set of variants that may be allowed is a cell of its own, and reports compare no more than a handful with each other. */
export const DRAW_SHARES_MAX = 10;

/** Six digits: as many as shares are worth, and few enough for equal ones to look alike. */
const DIGITS = 1e6;

/**
 * What of a decision's draw matters for those that one unit is compared with, as text that is the same for the same chances. JSON: a
 * warehouse reads it, and names may hold any character that a separator could be. Empty for what is compared with nothing.
 */
export function drawOf(
  { slot, variant, arm }: Pick<UnitName, 'slot' | 'variant' | 'arm'>,
  { draw }: Served,
): string {
  if (draw === undefined || arm === 'taught') return '';
  if (isOfManner({ arm })) return text({ spared: draw.spared });
  if (slot === '') return text({ site: draw.site });
  if (variant === '') return text({ site: draw.site, slot: draw.slot });
  return text({ site: draw.site, slot: draw.slot, shares: draw.shares });
}

/** @param told by `drawOf`; undefined for what tells of no draw */
export function readDraw(told: string): Draw | undefined {
  return told === '' ? undefined : (JSON.parse(told) as Draw);
}

function text({ shares, ...chances }: { [Part in keyof Draw]: Draw[Part] | undefined }): string {
  const rounded = Object.entries(chances).map(([part, share]) => [
    part,
    share === undefined ? undefined : roundShare(share),
  ]);
  const sorted = shares && Object.entries(shares).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({
    ...Object.fromEntries(rounded),
    ...(sorted && { shares: Object.fromEntries(sorted.map(([id, share]) => [id, roundShare(share)])) }),
  });
}

export function roundShare(share: number): number {
  return Math.round(share * DIGITS) / DIGITS;
}
