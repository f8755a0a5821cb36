import { BOTS, type CellTotal } from '../outcomes/cell.ts';
import type { ReportDimension, ReportQuery } from './report.ts';

/**
 * Which cells a report is made of. Visitors are counted for the site, for each slot and for each variant, each by itself: a visitor who
 * saw two variants is in both, and once in their slot, so nothing is ever added up across levels.
 */
export type Level = 'site' | 'slot' | 'variant';

export function levelOf(by: readonly ReportDimension[], slot: string | undefined): Level {
  if (by.includes('variant') || by.includes('audience')) return 'variant';
  // The site as a whole has no channel: a visitor is one on all of them.
  if (by.includes('slot') || by.includes('channel') || slot !== undefined) return 'slot';
  return 'site';
}

/** The dimensions that name a row: variants and channels are a slot's, so they bring it along where none was asked for. */
export function namingOf({ by, slot }: Pick<ReportQuery, 'by' | 'slot'>): readonly ReportDimension[] {
  const rest = by.filter((dimension) => dimension !== 'slot');
  const hasSlot = levelOf(by, slot) !== 'site' && slot === undefined;
  return hasSlot ? ['slot', ...rest] : rest;
}

/** Cells of a level, of people and of the arms that say whether something was shown. */
export function cellsOf(cells: readonly CellTotal[], level: Level, slot: string | undefined): CellTotal[] {
  return cells.filter(
    (cell) =>
      cell.segment !== BOTS &&
      (cell.arm === 'shown' || cell.arm === 'control' || cell.arm === 'site_control') &&
      (level === 'site' ? cell.slot === '' : cell.slot !== '') &&
      (level === 'variant' ? cell.variant !== '' : cell.variant === '') &&
      (slot === undefined || cell.slot === slot),
  );
}
