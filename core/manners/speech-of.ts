import type { Variant } from '../plan/plan.ts';
import { speaksOfBasket, speaksOfBought, speaksOfFocus } from './speaks-of.ts';

/**
 * All of a variant that manners about items look at where they are marked `alike`: whose things it speaks of, what it waits
 * for, whether it helps, and what it takes off the price. Two variants with the same speech are judged alike about an item.
 */
export function speechOf(variant: Variant): string {
  const before = kept.get(variant);
  if (before !== undefined) return before;
  const { incentive, waitsFor, purpose } = variant;
  const speech = JSON.stringify([
    speaksOfBasket(variant),
    speaksOfBought(variant),
    speaksOfFocus(variant),
    waitsFor,
    purpose,
    incentive.kind === 'discount' ? incentive.percent : 0,
  ]);
  kept.set(variant, speech);
  return speech;
}

/** A plan is read once, and never changed in place. */
const kept = new WeakMap<Variant, string>();
