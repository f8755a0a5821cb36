import { dayOf, experimentsIn, PRESENT_DAYS } from '#core';
import type { Plan, RecentOutcomes, ReportQuery } from '#core';
import type { Edge } from '../edge.ts';
import { readCells } from './read-cells.ts';

/** What visitors did of late, for experiments to be foreseen from. Never rejects, and takes no longer than `waitMs`; a plan without experiments asks for nothing. */
export async function readRecentOutcomes(
  edge: Edge,
  site: string,
  plan: Plan,
  waitMs: number,
): Promise<RecentOutcomes> {
  const now = edge.world.now();
  if (experimentsIn(plan).length === 0) return { cells: [], now };
  const to = dayOf(now);
  const query: ReportQuery = { from: to - PRESENT_DAYS + 1, to, by: ['slot'], metric: 'margin', now };
  const read = readCells(edge, site, query).catch((error: unknown) => {
    edge.world.log({ what: 'outcomes_failed', site, error: String(error) });
    return 'failed' as const;
  });
  const cells = await Promise.race([read, edge.world.sleep(waitMs).then(() => 'late' as const)]);
  return { cells, now };
}
