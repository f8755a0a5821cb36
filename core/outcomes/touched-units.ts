import { WINDOW_DAYS_MAX } from '../plan/measurement-schema.ts';
import { BEFORE_DAYS } from './cell.ts';
import { ordersSpan } from './contribution-of.ts';
import { DAY_MS } from './day-ms.ts';
import type { Deal } from './deal.ts';
import { firstArm, isCompared, isSameComparison, sidesOf } from './first-arm.ts';
import type { Ledger, Span } from './ledger.ts';
import { previousTaught } from './next-taught.ts';
import { metAt, type Serving } from './serving.ts';
import { unitKey, unitNames } from './unit-key.ts';
import type { Unit } from './unit.ts';
import { joinUnits, unitOf } from './unit-of.ts';

/* Units whose contribution may change though the fact is not about them. */

/** Units of arm `taught` that lose orders to this one, and those that get them back where it turns out to have been seen earlier. */
export function rivalsOf(ledger: Ledger, after: Serving, own: readonly (Unit | undefined)[]): Unit[] {
  const name = after.served && unitNames(after.served).find(({ arm }) => arm === 'taught');
  const before = own.find((unit) => unit?.arm === 'taught');
  const more = name && unitOf(name, after);
  if (more === undefined) return [];
  const now = before ? joinUnits(before, more) : more;
  const rivals = [before, now].flatMap((unit) => {
    if (unit === undefined) return [];
    const during = { from: unit.at - WINDOW_DAYS_MAX * DAY_MS, to: unit.at + 1 };
    const others = ledger.taughtIn(unit.slot, during).filter((each) => unitKey(each) !== unitKey(unit));
    return previousTaught(unit, others) ?? [];
  });
  return [...new Map(rivals.map((unit) => [unitKey(unit), unit])).values()];
}

/** Units whose covariate ends earlier from now on, and those that count no longer, now do, or count by another draw, because this was there before them. */
export function othersOf(ledger: Ledger, after: Serving): Unit[] {
  const { firstAt = Infinity } = metAt(after);
  if (firstAt < (ledger.marks().firstAt ?? -Infinity)) return ledger.units();
  const turned = (after.served ? unitNames(after.served) : []).filter((name) => {
    const more = isCompared(name) ? unitOf(name, after) : undefined;
    const before = sidesOf(name, (key) => ledger.unit(key));
    if (more === undefined || before.length === 0) return false;
    const same = before.find(({ arm }) => arm === more.arm);
    const isFirst = same !== undefined && joinUnits(same, more).decision !== same.decision;
    return isFirst || firstArm([...before, more]) !== firstArm(before);
  });
  if (turned.length === 0) return [];
  return ledger.units().filter((unit) => turned.some((name) => isSameComparison(unit, name)));
}

/** Units that count an order, where it was thought to be or where it is. */
export function lookingAt(ledger: Ledger, deals: readonly (Deal | undefined)[]): Unit[] {
  const { firstAt = Infinity } = ledger.marks();
  const times = deals.flatMap((deal) => deal?.order?.at ?? []);
  return ledger.units(touchedBy(times)).filter((unit) => times.some((at) => isLookedAt(unit, at, firstAt)));
}

/** When those are enrolled whom an order concerns; both where it was thought to be and where it is. */
function touchedBy(times: readonly number[]): Span {
  if (times.length === 0) return { from: 0, to: 0 };
  const from = Math.min(...times) - WINDOW_DAYS_MAX * DAY_MS;
  return { from, to: Math.max(...times) + BEFORE_DAYS * DAY_MS + 1 };
}

/** Whether a unit counts an order of then, within its window or before anything was. */
function isLookedAt(unit: Unit, at: number, firstAt: number): boolean {
  const { from, to } = ordersSpan(unit);
  return at >= from && at < to && (at >= unit.at || at < firstAt);
}
