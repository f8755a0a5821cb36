import type { Context } from '../decide/context.ts';
import type { Region } from '../event/event.ts';
import type { ItemMemory } from '../profile/profile.ts';
import { RULING_OUT } from './ruling-out-table.ts';

/** Parts that answer whether one wants it; where it comes from and whether it is there are asked by those who do. */
const WEIGHING: readonly Region[] = ['reviews', 'size-guide', 'returns'];
/** GA4's session timeout: no sign of life of a thing for so long, and the visitor has left it. */
const LEFT_MS = 30 * 60_000;
/** Looked at again after so long: somebody came back for it. */
const COME_BACK_GAP_MS = 3_600_000;

/**
 * Whether a thing was weighed at the last look and left, not in the basket and not bought; when, and what that says. null
 * while the visitor is at it, and for whoever comes back again and again: five visits, always the same dress, is no "no".
 */
export function readAndLeft(
  id: string,
  memory: ItemMemory,
  { now, page }: Context,
): { at: number; weight: number } | null {
  const { seen, regions = {}, variant, basketAt = 0, boughtAt = 0 } = memory;
  const reads = WEIGHING.flatMap((region) => regions[region] ?? []);
  if (reads.length === 0) return null;
  const read = Math.max(...reads);
  const looked = seen.at(-1) ?? read - LEFT_MS;
  const at = Math.max(looked, variant?.at ?? 0, ...Object.values(regions));
  const isElsewhere = page.itemId !== id && now - at >= LEFT_MS;
  const wentOn = looked > read || basketAt > read || boughtAt > read || at - read > LEFT_MS;
  if (!isElsewhere || wentOn) return null;
  const inThisStay = reads.filter((each) => each >= looked).length;
  const weight =
    RULING_OUT.read_and_left.weight +
    RULING_OUT.read_more.weight * (inThisStay - 1) +
    RULING_OUT.came_back.weight * comingsBack(seen) +
    (regions.stock === undefined ? 0 : RULING_OUT.checked_stock.weight);
  return weight > 0 ? { at, weight } : null;
}

function comingsBack(seen: readonly number[]): number {
  return seen.filter((at, index) => at - (seen[index - 1] ?? at) >= COME_BACK_GAP_MS).length;
}
