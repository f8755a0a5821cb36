import type { Forbidden } from '../manners/manner.ts';
import { MANNERS, MANNERS_BEFORE_PICK, stepOf } from '../manners/order.ts';
import { told } from '../manners/say.ts';
import type { Variant } from '../plan/plan.ts';
import type { Reason } from './decision.ts';
import type { Judgement } from './judgement.ts';
import type { MannerCode } from './reason.ts';

/** A candidate that is not to be shown, with its variant. */
export interface Refused {
  variant: Variant;
  /** A manner that holds it back, where it is not known yet whether an earlier one does. */
  heldBy?: MannerCode;
  judgement(): Obstacles;
}

type Obstacles = Pick<Judgement, 'verdicts' | 'lacks'>;

/**
 * Why a slot shows nothing: what stood in the way of the candidate that came closest, which is the one whose first obstacle
 * comes last in the order of manners; of several, the one with the highest priority, then the first in the list.
 * A slot with an audience's variant and one for everybody is thus held for what holds back the latter.
 */
export function nearestObstacle(refused: readonly Refused[]): Reason {
  let nearest: Measured | undefined;
  for (const each of refused) {
    // To find out what comes before takes a pick, which one that cannot come nearer is not worth.
    if (nearest !== undefined && !isNearer(atMost(each), nearest)) continue;
    const other = measured(each);
    if (nearest === undefined || isNearer(other, nearest)) nearest = other;
  }
  if (nearest === undefined) return { code: 'no_candidate', words: 'The slot has no variants.' };
  const { reason, variant } = nearest;
  const { code, words, numbers } = reason();
  return { code, words, numbers: { variant: variant.id, ...numbers } };
}

interface Place {
  step: number;
  variant: Variant;
}

interface Measured extends Place {
  /** Made for the nearest alone. */
  reason(): Reason;
}

function atMost({ heldBy, variant }: Refused): Place {
  return { step: heldBy === undefined ? Infinity : placeOf(heldBy), variant };
}

function measured({ judgement, variant }: Refused): Measured {
  return { ...obstacleOf(judgement()), variant };
}

function isNearer(a: Place, b: Place): boolean {
  return a.step > b.step || (a.step === b.step && a.variant.priority > b.variant.priority);
}

/** Steps: manners before the pick, then what the variant lacks, then manners after it. */
function obstacleOf({ verdicts, lacks }: Obstacles): Pick<Measured, 'step' | 'reason'> {
  const verdict = verdicts.find((each): each is Forbidden => !each.allows);
  if (lacks !== undefined && (verdict === undefined || placeOf(verdict.code) > LACK_STEP)) {
    return { step: LACK_STEP, reason: () => ({ code: 'no_candidate', words: lacks }) };
  }
  if (verdict === undefined) {
    // Allowed and yet not chosen: an experiment gives it no share.
    const reason = () => ({ code: 'no_candidate' as const, words: 'No variant has a share.' });
    return { step: MANNERS.length + 1, reason };
  }
  return { step: placeOf(verdict.code), reason: () => reasonOf(verdict) };
}

const LACK_STEP = MANNERS_BEFORE_PICK.length;

function placeOf(code: MannerCode): number {
  const step = stepOf(code);
  return step < LACK_STEP ? step : step + 1;
}

function reasonOf(verdict: Forbidden): Reason {
  const { code, words, numbers, until } = told(verdict);
  return { code, words, numbers: { ...numbers, ...(until !== undefined && { until }) } };
}
