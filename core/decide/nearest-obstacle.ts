import type { Forbidden } from '../manners/manner.ts';
import { MANNERS, MANNERS_BEFORE_PICK, stepOf } from '../manners/order.ts';
import type { Variant } from '../plan/plan.ts';
import type { CandidateReport, Reason } from './decision.ts';

/** A candidate that is not to be shown, with its variant. */
export interface Refused {
  variant: Variant;
  report(): CandidateReport;
}

/**
 * Why a slot shows nothing: what stood in the way of the candidate that came closest, which is the one whose first obstacle
 * comes last in the order of manners; of several, the one with the highest priority, then the first in the list.
 * A slot with an audience's variant and one for everybody is thus held for what holds back the latter.
 */
export function nearestObstacle(refused: readonly Refused[]): Reason {
  const [first, ...rest] = refused;
  if (first === undefined) return { code: 'no_candidate', words: 'The slot has no variants.' };
  let nearest = measured(first);
  for (const each of rest) {
    const other = measured(each);
    if (isNearer(other, nearest)) nearest = other;
  }
  const { reason, variant } = nearest;
  return { ...reason, numbers: { variant: variant.id, ...reason.numbers } };
}

interface Measured {
  step: number;
  reason: Reason;
  variant: Variant;
}

function measured({ report, variant }: Refused): Measured {
  return { ...obstacleOf(report()), variant };
}

function isNearer(a: Measured, b: Measured): boolean {
  return a.step > b.step || (a.step === b.step && a.variant.priority > b.variant.priority);
}

/** Steps: manners before the pick, then what the variant lacks, then manners after it. */
function obstacleOf({ verdicts, lacks }: CandidateReport): { step: number; reason: Reason } {
  const verdict = verdicts.find((each): each is Forbidden => !each.allows);
  const index = verdict === undefined ? -1 : stepOf(verdict.code);
  const before = MANNERS_BEFORE_PICK.length;
  if (lacks !== undefined && (index === -1 || index >= before)) {
    return { step: before, reason: { code: 'no_candidate', words: lacks } };
  }
  if (verdict === undefined) {
    // Allowed and yet not chosen: an experiment gives it no share.
    return { step: MANNERS.length + 1, reason: { code: 'no_candidate', words: 'No variant has a share.' } };
  }
  const { code, words, numbers, until } = verdict;
  return {
    step: index < before ? index : index + 1,
    reason: { code, words, numbers: { ...numbers, ...(until !== undefined && { until }) } },
  };
}
