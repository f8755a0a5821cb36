import type { Arm } from './served.ts';
import type { Ledger } from './ledger.ts';
import { unitKey } from './unit-key.ts';
import type { Unit, UnitName } from './unit.ts';

/*
 * Chance puts a visitor on one side of a comparison, and a person may bring two: a device that was held out by its own id, and one that was not,
 * both before anybody signed in. Who would count on both sides counts on the one they were on first in that period; what came later is left out
 * of the sums, as it can not be taken back from them what the first has made of them. Which was first follows from the facts alone, whenever the
 * devices join.
 *
 * For variants the slot's first side decides, and not the variant's own: which variant it would have been may differ from day to day, so a variant's
 * control would otherwise take in people to whom the slot's other variants were shown before, while they are missing in the slot's.
 */

const SIDES: readonly Arm[] = ['shown', 'control', 'site_control'];
/** Of whom a manner holds something back, and of who is spared it: compared with each other, manner by manner. */
const MANNER_SIDES: readonly Arm[] = ['held', 'lifted'];

/** Whether a unit is on one side of a comparison that each person is counted in once. */
export function hasSides({ arm }: Pick<UnitName, 'arm'>): boolean {
  return arm !== 'taught';
}

/** The units of the slot (or of the site) as a whole, or of the manner, one for each side that this visitor was on, in the unit's channel and period. */
export function sidesOf(name: UnitName, unitAt: Ledger['unit']): Unit[] {
  const { slot, channel, period } = name;
  const variant = comparedBy(name);
  const sides = MANNER_SIDES.includes(name.arm) ? MANNER_SIDES : SIDES;
  return sides.flatMap((arm) => unitAt(unitKey({ slot, variant, arm, channel, period })) ?? []);
}

/** Whether the sides are those of this unit itself, and not of the slot that it is a variant of. */
export function isCompared(name: UnitName): boolean {
  return hasSides(name) && name.variant === comparedBy(name);
}

function comparedBy({ arm, variant }: UnitName): string {
  return MANNER_SIDES.includes(arm) ? variant : '';
}

/** undefined without any; of two enrolled at the same time that of the lower decision, as everywhere. */
export function firstArm(sides: readonly Unit[]): Arm | undefined {
  const [first] = [...sides].sort((a, b) => a.at - b.at || (a.decision < b.decision ? -1 : 1));
  return first?.arm;
}

/** Whether these units would be compared with each other, or are variants of what would be. */
export function isSameComparison(a: UnitName, b: UnitName): boolean {
  return hasSides(a) && hasSides(b) && comparisonOf(a) === comparisonOf(b);
}

function comparisonOf(name: UnitName): string {
  const { slot, channel, period, arm } = name;
  return JSON.stringify([slot, comparedBy(name), channel, period, MANNER_SIDES.includes(arm)]);
}

/**
 * Those that count: all but those on a side that the visitor was on later than on another. A variant that was not what they were shown first in the slot has
 * the slot's draw, without shares: chance had divided them by the first. Otherwise who was shown one variant before an experiment would be in it with the other
 * alone.
 */
export function counting(units: readonly Unit[], unitAt: Ledger['unit']): Unit[] {
  const firsts = new Map<string, Arm | undefined>();
  return units.flatMap((unit) => {
    if (!hasSides(unit)) return [unit];
    const key = comparisonOf(unit);
    if (!firsts.has(key)) firsts.set(key, firstArm(sidesOf(unit, unitAt)));
    if (firsts.get(key) !== unit.arm) return [];
    if (isCompared(unit)) return [unit];
    const whole = unitAt(unitKey({ ...unit, variant: '' }));
    return [whole === undefined || whole.decision === unit.decision ? unit : { ...unit, draw: whole.draw }];
  });
}
