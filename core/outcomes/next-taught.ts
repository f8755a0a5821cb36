import { DAY_MS } from './day-ms.ts';
import type { Span } from './ledger.ts';
import type { Unit } from './unit.ts';

/*
 * An order teaches about one thing a slot: the last that was seen there before. So a unit of arm `taught` holds orders only until the next of its slot,
 * whatever that shows; of two seen at the same time the lower decision is the earlier, as everywhere.
 */

/** ms when the next was seen among these, which may hold others too; `Infinity` where none was, or where that does not matter. */
export function nextTaughtAt(unit: Unit, units: readonly Unit[]): number {
  if (unit.arm !== 'taught') return Infinity;
  const later = units.filter((each) => isRival(unit, each) && isBefore(unit, each));
  return Math.min(...later.map(({ at }) => at));
}

/** Where `nextTaughtAt` has to look. */
export function nextSpan({ at, windowDays }: Unit): Span {
  return { from: at, to: at + windowDays * DAY_MS };
}

/** The one that held orders until `unit` came. */
export function previousTaught(unit: Unit, units: readonly Unit[]): Unit | undefined {
  const earlier = units.filter((each) => isRival(unit, each) && isBefore(each, unit));
  return earlier.reduce<Unit | undefined>(
    (latest, each) => (latest === undefined || isBefore(latest, each) ? each : latest),
    undefined,
  );
}

function isRival(a: Unit, b: Unit): boolean {
  return b.arm === 'taught' && b.slot === a.slot && b.decision !== a.decision;
}

function isBefore(a: Unit, b: Unit): boolean {
  return a.at < b.at || (a.at === b.at && a.decision < b.decision);
}
