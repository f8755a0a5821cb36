import { styleText } from 'node:util';
import { MINIMUM } from '#core';
import { isFew, type Line } from './tell-table.ts';

const FEW_WORDS = `  too few yet: below ${MINIMUM.visitors} visitors, or ${MINIMUM.conversions} who order, in one of the two groups`;

/** What `too few yet` in a table means, once below all that say it. */
export function tellFew(lines: readonly Pick<Line, 'verdict'>[]): string[] {
  return lines.some(isFew) ? [styleText('dim', FEW_WORDS)] : [];
}
