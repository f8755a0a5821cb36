import type { Recordable } from '#core';
import type { Edge } from '../edge.ts';

/** Keeps, after the answer, those decisions of a known visitor that are worth a write. A loss costs an explanation, and what comes of it is not counted. */
export function keepRecords(
  edge: Edge,
  who: { site: string; visitor: string; session: string },
  records: readonly Recordable[],
): void {
  const worth = edge.kept.worthKeeping(who.visitor, who.session, records);
  if (worth.length === 0) return;
  const whole = worth.map((each) => each.record());
  const recorded = edge.world.visitors.of(who.site, who.visitor).record(whole);
  const failed = (error: unknown) => {
    edge.world.log({ what: 'record_failed', site: who.site, error: String(error) });
  };
  edge.world.waitUntil(recorded.catch(failed));
}
