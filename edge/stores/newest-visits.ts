import type { Fact, VisitOutcome } from '#core';

/** The newest `max` visits that ended before `before`, each as it was told of last, the one with the latest sign of life at the end. */
export function newestVisits(
  facts: Iterable<{ visitor: string; fact: Fact }>,
  before: number,
  max: number,
): VisitOutcome[] {
  const visits = new Map<string, VisitOutcome>();
  for (const { visitor, fact } of facts)
    if (fact.kind === 'visit') visits.set(`${visitor} ${fact.outcome.visit}`, fact.outcome);
  const over = [...visits.values()].filter(({ last }) => last < before);
  return over.sort((a, b) => a.last - b.last).slice(-max);
}
