import { drawOf } from './draw.ts';
import { enrolledAt, isOfManner, viewedAt, type Serving } from './serving.ts';
import { unitKey, unitNames } from './unit-key.ts';
import type { Unit, UnitName } from './unit.ts';

/** What one decision adds to a unit of its; undefined while nobody has seen it. */
export function unitOf(name: UnitName, serving: Serving): Unit | undefined {
  const { decision, served, seen } = serving;
  const at = name.arm === 'taught' ? viewedAt(serving) : enrolledAt(serving);
  if (served === undefined || at === undefined) return undefined;
  const { arm } = name;
  const { segment, currency, windowDays, cap, confirmedOnly, cost } = served;
  return {
    ...name,
    ...{ at, decision, segment, draw: drawOf(name, served), currency, windowDays, cap },
    ...(confirmedOnly && { confirmedOnly }),
    cost: arm === 'shown' || arm === 'lifted' || arm === 'taught' ? cost : 0,
    seen: Number(isOfManner(served) || seen.view !== undefined),
    ...(seen.click && { clicked: true as const }),
    ...(seen.dismiss && { dismissed: true as const }),
    ...(seen.refuse && { refused: true as const }),
  };
}

/** Associative and commutative, but `seen` adds up: each decision once. */
export function joinUnits(a: Unit, b: Unit): Unit {
  const isFirst = a.at < b.at || (a.at === b.at && a.decision <= b.decision);
  const first = isFirst ? a : b;
  return {
    ...first,
    cost: Math.max(a.cost, b.cost),
    seen: a.seen + b.seen,
    ...((a.clicked ?? b.clicked) && { clicked: true as const }),
    ...((a.dismissed ?? b.dismissed) && { dismissed: true as const }),
    ...((a.refused ?? b.refused) && { refused: true as const }),
  };
}

/** A unit in which a decision stands as `before`, with what is known of it now. */
export function updateUnit(
  name: UnitName,
  unit: Unit | undefined,
  before: Serving | undefined,
  after: Serving,
): Unit | undefined {
  const more = unitOf(name, after);
  if (more === undefined) return unit;
  const counted = (before && unitOf(name, before)?.seen) ?? 0;
  const change = { ...more, seen: more.seen - counted };
  return unit ? joinUnits(unit, change) : change;
}

/** All units that these decisions make. */
export function unitsOf(servings: Iterable<Serving>): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const serving of servings) {
    for (const name of serving.served ? unitNames(serving.served) : []) {
      const key = unitKey(name);
      const unit = updateUnit(name, units.get(key), undefined, serving);
      if (unit) units.set(key, unit);
    }
  }
  return units;
}
