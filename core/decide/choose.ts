import { assign } from '../learn/assign.ts';
import type { Policy, Variant } from '../plan/plan.ts';
import type { Reason } from './decision.ts';
import type { ShownCode } from './reason.ts';

export interface Choice {
  variant: string;
  reason: Reason & { code: ShownCode };
  /** The variant's share among those that were allowed. */
  propensity: number;
  bucket?: number;
  shares?: Record<string, number>;
}

/**
 * Which of the allowed variants is shown; null when none has a share.
 *
 * Something fresh takes the place of what has begun to tire, where that is nobody's decision: among those of equal priority
 * under `pin`, among all under `bandit`. An experiment's shares stay what they are, or it would measure something else.
 *
 * @param input.key whom assignment goes by: the same key stays with the same variant
 * @param isFresh whether a variant is at least half fresh for this visitor
 */
export function choose(
  policy: Policy,
  allowed: readonly Variant[],
  input: { key: string; slot: string },
  isFresh: (variant: Variant) => boolean,
): Choice | null {
  switch (policy.kind) {
    case 'pin':
      return pin(allowed, isFresh);
    case 'experiment':
      return divide(
        allowed,
        input,
        (share) => `Assigned by the experiment, which gives it ${share} of visitors.`,
      );
    case 'bandit':
      return divide(
        freshFirst(allowed, isFresh).map((variant) => ({ ...variant, weight: 1 })),
        input,
        (share) =>
          `The slot is to learn what works best; it cannot yet, so each variant gets ${share} of visitors.`,
      );
    default:
      return policy satisfies never;
  }
}

/** The fresh ones where there are any, else all. */
function freshFirst(allowed: readonly Variant[], isFresh: (variant: Variant) => boolean): readonly Variant[] {
  if (allowed.length < 2) return allowed;
  const fresh = allowed.filter(isFresh);
  return fresh.length > 0 ? fresh : allowed;
}

/** A person has decided: the highest priority, and of several the first in the list that is fresh. */
function pin(allowed: readonly Variant[], isFresh: (variant: Variant) => boolean): Choice | null {
  if (allowed.length === 0) return null;
  const highest = Math.max(...allowed.map((variant) => variant.priority));
  const level = allowed.filter((variant) => variant.priority === highest);
  const [first] = level;
  const [chosen] = freshFirst(level, isFresh);
  if (chosen === undefined || first === undefined) return null;
  const { id, priority } = chosen;
  const isInstead = chosen !== first;
  const words = isInstead
    ? `A person has put it on a level with ${first.id}, which was seen without an answer lately; this one is fresher.`
    : 'A person has put it first among those that may be shown.';
  const numbers = { priority, ...(isInstead && { insteadOf: first.id }) };
  return { variant: id, reason: { code: 'pinned', words, numbers }, propensity: 1 };
}

function divide(
  allowed: readonly Variant[],
  { key, slot }: { key: string; slot: string },
  words: (share: string) => string,
): Choice | null {
  const choices = allowed.filter((variant) => variant.weight > 0);
  const assignment = assign(key, `experiment:${slot}`, choices);
  if (assignment === null) return null;
  const { id, bucket, shares } = assignment;
  const share = shares[id] ?? 1;
  if (choices.length === 1) {
    const reason = { code: 'only_choice' as const, words: 'It is the only one that may be shown.' };
    return { variant: id, reason, propensity: 1, shares };
  }
  const numbers = { share, bucket, choices: choices.length };
  const reason = { code: 'experiment' as const, words: words(percent(share)), numbers };
  return { variant: id, reason, propensity: share, bucket, shares };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
