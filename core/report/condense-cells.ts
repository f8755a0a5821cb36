import { BOTS, type CellTotal } from '../outcomes/cell.ts';
import { addUp } from './add-up.ts';
import { levelOf } from './level-of.ts';
import type { ReportQuery } from './report.ts';

/** Any name does for those whom a report does not tell apart, but the one of bots. */
const ANYBODY = 'any/any';

/**
 * Fewer cells that make the same report: what it does not tell apart is added up, what it does not use is left out. So that a long period
 * of a large shop can be read piece by piece: `condenseCells([...soFar, ...more], query)`.
 *
 * Law: `reportOf(condenseCells(cells, query), plan, query)` equals `reportOf(cells, plan, query)`.
 */
export function condenseCells(cells: readonly CellTotal[], query: ReportQuery): CellTotal[] {
  const { by, slot } = query;
  const tellsVariants = levelOf(by, slot) === 'variant';
  const tellsSegments = by.includes('segment') || by.includes('stage') || by.includes('taste');
  const tellsChannels = by.includes('channel');
  const groups = new Map<string, CellTotal[]>();
  for (const cell of cells) {
    if (slot !== undefined && cell.slot !== slot) continue;
    // What bandits learn from is compared with nothing.
    if (cell.arm === 'taught') continue;
    const isManner = cell.arm === 'held' || cell.arm === 'lifted';
    const isOfVariant = cell.variant !== '' && !isManner;
    const isBot = cell.segment === BOTS;
    // Experiments compare those whom variants were shown to, and tell nothing else apart.
    if (isOfVariant && (isBot || (!tellsVariants && cell.arm !== 'shown'))) continue;
    const isWhole = isManner || (isOfVariant && !tellsVariants);
    const told = {
      ...cell,
      channel: tellsChannels && !isWhole ? cell.channel : '',
      segment: isBot || (tellsSegments && !isWhole) ? cell.segment : ANYBODY,
    };
    const { day, slot: of, variant, arm, channel, segment, draw } = told;
    const key = JSON.stringify([day, of, variant, arm, channel, segment, draw]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [told]);
    else group.push(told);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, sums: addUp(group) }];
  });
}
