import { DAY_MS } from './day-ms.ts';
import { isOfManner } from './serving.ts';
import type { Served } from './served.ts';
import { PERIOD_DAYS, type UnitName } from './unit.ts';

/**
 * Whom a decision counts for: its variant, its slot and the site; of manners, the manner alone, which has groups of its own. On the site
 * everybody but its holdout was treated, whatever single slots held out. What is shown also counts for what bandits learn, day by day.
 */
export function unitNames(served: Served): UnitName[] {
  const { slot, variant, arm, manner = '', channel, at } = served;
  const period = periodOf(at);
  if (isOfManner(served)) return [{ slot, variant: manner, arm, channel, period }];
  const siteArm = arm === 'site_control' ? arm : 'shown';
  const ofVariant: UnitName = { slot, variant, arm, channel, period };
  const ofSlot: UnitName = { ...ofVariant, variant: '' };
  const ofSite: UnitName = { slot: '', variant: '', arm: siteArm, channel: '', period };
  // Of who is held out it may be that nothing was there to be shown.
  if (variant === '') return [ofSlot, ofSite];
  if (arm !== 'shown') return [ofVariant, ofSlot, ofSite];
  return [ofVariant, ofSlot, ofSite, { ...ofVariant, arm: 'taught', day: Math.floor(at / DAY_MS) }];
}

export function periodOf(at: number): number {
  return Math.floor(at / (PERIOD_DAYS * DAY_MS));
}

/** JSON, because names may hold any character that a separator could be. */
export function unitKey({ slot, variant, arm, channel, period, day }: UnitName): string {
  return JSON.stringify([slot, variant, arm, channel, period, ...(day === undefined ? [] : [day])]);
}
