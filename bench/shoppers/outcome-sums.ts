import type { ArmSums } from '../../core/learn/learned.ts';
import { DAY_MS, MARGIN_ANYWAY, WINDOW_DAYS } from './parameters.ts';

/** The plan's default cap of 2,000 on what one visitor's orders count, as margin, in minor units. */
const MARGIN_CAP = 2000 * 100 * MARGIN_ANYWAY;

interface Unit {
  at: number;
  cell: ArmSums;
  margin: number;
  isClicked: boolean;
  isConverted: boolean;
}

/**
 * The sums that the edge keeps for learning (arm `taught` of `core/outcomes`): a visitor is enrolled once a day for each variant seen, and an
 * order belongs to what was seen last before it, if that is within the window.
 */
export interface OutcomeSums {
  shown(shopper: number, variant: string, segment: string, at: number): void;
  clicked(shopper: number, variant: string, at: number): void;
  /** EUR. */
  ordered(shopper: number, at: number, eur: number): void;
  rows(): Iterable<ArmSums>;
}

export function createOutcomeSums(slot: string): OutcomeSums {
  const cells = new Map<string, ArmSums>();
  const unitsOf = new Map<number, Map<string, Unit>>();
  const keyOf = (variant: string, at: number) => `${variant} ${Math.floor(at / DAY_MS)}`;

  return {
    shown(shopper, variant, segment, at) {
      const units = unitsOf.get(shopper) ?? new Map<string, Unit>();
      unitsOf.set(shopper, units);
      const key = keyOf(variant, at);
      if (units.has(key)) return;
      const cell = cellOf(variant, segment, Math.floor(at / DAY_MS));
      cell.visitors += 1;
      units.set(key, { at, cell, margin: 0, isClicked: false, isConverted: false });
    },
    clicked(shopper, variant, at) {
      const unit = unitsOf.get(shopper)?.get(keyOf(variant, at));
      if (unit === undefined || unit.isClicked) return;
      unit.isClicked = true;
      unit.cell.clicked += 1;
    },
    ordered(shopper, at, eur) {
      const seen = [...(unitsOf.get(shopper)?.values() ?? [])].filter((unit) => unit.at <= at);
      const last = seen.toSorted((a, b) => a.at - b.at).at(-1);
      if (last === undefined || at >= last.at + WINDOW_DAYS * DAY_MS) return;
      const { cell } = last;
      const margin = Math.min(MARGIN_CAP, last.margin + Math.round(100 * eur));
      if (!last.isConverted) cell.converted += 1;
      last.isConverted = true;
      cell.margin += margin - last.margin;
      cell.marginSquared += margin ** 2 - last.margin ** 2;
      last.margin = margin;
    },
    rows: () => cells.values(),
  };

  function cellOf(variant: string, segment: string, day: number): ArmSums {
    const key = `${variant} ${segment} ${day}`;
    const known = cells.get(key);
    if (known !== undefined) return known;
    const money = { revenue: 0, revenueSquared: 0, margin: 0, marginSquared: 0 };
    const made = { slot, variant, segment, day, visitors: 0, clicked: 0, converted: 0, ...money };
    cells.set(key, made);
    return made;
  }
}
