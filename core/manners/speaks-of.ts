import type { Variant } from '../plan/plan.ts';

/** About what lies in the visitor's own basket: their choice, whatever else is to be said of it. */
export function speaksOfBasket({ about, content }: Variant): boolean {
  return content.kind === 'basket' || (about !== undefined && 'pick' in about && about.pick === 'basket');
}

/** About what the visitor has bought (how it is liked, how to care for it), which offers nothing. */
export function speaksOfBought({ about, waitsFor }: Variant): boolean {
  return waitsFor === 'delivery' || (about !== undefined && 'pick' in about && about.pick === 'bought');
}

/** About what the visitor is on about. */
export function speaksOfFocus({ about }: Variant): boolean {
  return about !== undefined && 'pick' in about && about.pick === 'focus';
}
