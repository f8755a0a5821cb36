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

/** Whether a unit is on one side of a comparison that each person is counted in once. */
export function hasSides({ arm }: Pick<UnitName, 'arm'>): boolean {
  return SIDES.includes(arm);
}

/** The units of the slot (or of the site) as a whole, one for each side that this visitor was on, in the unit's channel and period. */
export function sidesOf({ slot, channel, period }: UnitName, unitAt: Ledger['unit']): Unit[] {
  return SIDES.flatMap((arm) => unitAt(unitKey({ slot, variant: '', arm, channel, period })) ?? []);
}

/** undefined without any; of two enrolled at the same time that of the lower decision, as everywhere. */
export function firstArm(sides: readonly Unit[]): Arm | undefined {
  const [first] = [...sides].sort((a, b) => a.at - b.at || (a.decision < b.decision ? -1 : 1));
  return first?.arm;
}

/** Whether these units would be compared with each other, or are variants of what would be. */
export function isSameComparison(a: UnitName, b: UnitName): boolean {
  return hasSides(a) && hasSides(b) && a.slot === b.slot && a.channel === b.channel && a.period === b.period;
}

/** Those that count: all but those on a side that the visitor was on later than on another. */
export function counting(units: readonly Unit[], unitAt: Ledger['unit']): Unit[] {
  const firsts = new Map<string, Arm | undefined>();
  return units.filter((unit) => {
    if (!hasSides(unit)) return true;
    const key = JSON.stringify([unit.slot, unit.channel, unit.period]);
    if (!firsts.has(key)) firsts.set(key, firstArm(sidesOf(unit, unitAt)));
    return firsts.get(key) === unit.arm;
  });
}
