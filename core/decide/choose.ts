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
 * `key` is whom assignment goes by: the same key stays with the same variant.
 */
export function choose(
  policy: Policy,
  allowed: readonly Variant[],
  input: { key: string; slot: string },
): Choice | null {
  switch (policy.kind) {
    case 'pin':
      return pin(allowed);
    case 'experiment':
      return divide(
        allowed,
        input,
        (share) => `Assigned by the experiment, which gives it ${share} of visitors.`,
      );
    case 'bandit':
      return divide(
        allowed.map((variant) => ({ ...variant, weight: 1 })),
        input,
        (share) =>
          `The slot is to learn what works best; it cannot yet, so each variant gets ${share} of visitors.`,
      );
    default:
      return policy satisfies never;
  }
}

/** A person has decided: the highest priority, and of several the first in the list. */
function pin(allowed: readonly Variant[]): Choice | null {
  const [first, ...rest] = allowed;
  if (first === undefined) return null;
  const { id, priority } = rest.reduce((best, each) => (each.priority > best.priority ? each : best), first);
  const words = 'A person has put it first among those that may be shown.';
  const numbers = { priority, allowed: allowed.length };
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
