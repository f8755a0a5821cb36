import type { Candidate, Verdict } from '../manners/manner.ts';
import { told } from '../manners/say.ts';
import type { LeftOut } from './choose-items.ts';
import type { CandidateReport } from './decision.ts';

/** What was said of a candidate, as far as it was asked; no sentence of it is made yet. */
export interface Judgement {
  candidate: Candidate;
  /** In the order in which manners are asked. */
  verdicts: readonly Verdict[];
  leftOut: readonly LeftOut[];
  /** What it would be about, or what its content names, and is not there. */
  lacks: string | undefined;
}

/** As it is told to whoever asks why. */
export function reportOf({ candidate, verdicts, leftOut, lacks }: Judgement): CandidateReport {
  const { variant, items } = candidate;
  return {
    variant: variant.id,
    items: items.map((item) => item.id),
    verdicts: verdicts.map((verdict) => told(verdict)),
    leftOut: leftOut.map(({ item, verdict }) => ({ item: item.id, verdict: told(verdict) })),
    ...(lacks !== undefined && { lacks }),
    allowed: lacks === undefined && verdicts.every((verdict) => verdict.allows),
  };
}
