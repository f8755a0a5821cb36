import { assign } from '../learn/assign.ts';
import type { LearnedSlot } from '../learn/learned.ts';
import { sharesOf } from '../learn/shares-of.ts';
import type { Policy, Variant } from '../plan/plan.ts';
import type { Assigned } from '../profile/profile.ts';
import type { Reason } from './decision.ts';
import type { ShownCode } from './reason.ts';

export interface Choice {
  variant: string;
  reason: Reason & { code: ShownCode };
  /** The variant's share among those that were allowed. */
  propensity: number;
  bucket?: number;
  shares?: Readonly<Record<string, number>>;
}

/** Whom and where to choose for. */
export interface Chooser {
  /** Whom assignment goes by: the same key stays with the same variant. */
  key: string;
  slot: string;
  /** The visit, by which a bandit draws: what a visitor sees changes between visits, not between pages. */
  session: string;
  /** How fresh a variant is for this visitor, 0 to 1. */
  freshness(variant: Variant): number;
  /** How an experiment came to give the visitor this variant before. */
  drawn(variant: Variant): Assigned | undefined;
  /** What the site's outcomes have taught of this slot. */
  learned: LearnedSlot | undefined;
  /** Whom the visitor is like (`segmentOf`). */
  segment(): string;
}

/** From half way to tired on, something fresher goes first. */
export const FRESH_MIN = 0.5;

/**
 * Which of the allowed variants is shown; null when none has a share.
 *
 * Something fresh takes the place of what has begun to tire, where that is nobody's decision: among those of equal priority
 * under `pin`; a bandit weighs freshness with what it has learned. An experiment's shares stay what they are, or it would
 * measure something else.
 */
export function choose(policy: Policy, allowed: readonly Variant[], chooser: Chooser): Choice | null {
  switch (policy.kind) {
    case 'pin':
      return pin(allowed, (variant) => chooser.freshness(variant) >= FRESH_MIN);
    case 'experiment':
      return experiment(allowed, chooser);
    case 'bandit':
      return bandit(allowed, policy.explore, chooser);
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

/**
 * Whom it gave a variant keeps it, whatever becomes of the weights, for as long as it may be shown and its weight is above 0: a weight of 0 is a
 * decision against it. Of several (one was stopped for a while) the first stands.
 */
function experiment(allowed: readonly Variant[], { key, slot, drawn }: Chooser): Choice | null {
  const choices = allowed.filter((variant) => variant.weight > 0);
  const before = choices.flatMap((variant) => {
    const as = drawn(variant);
    return as === undefined ? [] : [{ id: variant.id, as }];
  });
  const [first] = before.toSorted((a, b) => a.as.at - b.as.at);
  if (first !== undefined) return kept(first.id, first.as, choices);
  return divide(choices, key, `experiment:${slot}`, (share) => ({
    code: 'experiment',
    words: `Assigned by the experiment, which gives it ${percent(share)} of visitors.`,
  }));
}

/**
 * Every variant's share is its chance of being the one worth most (Thompson sampling), and a hash of visitor and visit divides
 * visitors by these shares: so the propensity is exact, and known without another draw.
 */
function bandit(allowed: readonly Variant[], explore: number, chooser: Chooser): Choice | null {
  const { key, slot, session, learned } = chooser;
  if (allowed.length === 0) return null;
  const segment = chooser.segment();
  const asked = allowed.map((variant) => ({ id: variant.id, freshness: chooser.freshness(variant) }));
  const shares = sharesOf(learned, segment, asked, explore);
  const choices = allowed.map(({ id }) => ({ id, weight: shares[id] ?? 0 }));
  return divide(choices, `${key}/${session}`, `bandit:${slot}`, (share) => ({
    code: 'bandit',
    words:
      learned === undefined
        ? `Nothing has been learned here yet, so it gets ${percent(share)} of visitors like this one.`
        : `By what has been learned so far, ${percent(share)} of visitors like this one are to see it.`,
    numbers: { segment },
  }));
}

/**
 * By the shares of then, among those that may be shown now. Whom chance gave one that may not is given another: with that one nobody could be
 * found to compare this visitor with, and the others share out between them what it had.
 */
function kept(variant: string, { share, shares }: Assigned, choices: readonly Variant[]): Choice {
  const words = `Assigned by the experiment when it gave this to ${percent(share)} of visitors, and kept.`;
  const reason = { code: 'experiment' as const, words, numbers: { share } };
  // Of more than DRAW_SHARES_MAX variants, it is not known what the others had.
  if (shares === undefined) return { variant, reason, propensity: choices.length === 1 ? 1 : share };
  const still = sharesAmong(choices, shares);
  return { variant, reason, propensity: still[variant] ?? 1, shares: still };
}

function sharesAmong(
  choices: readonly Variant[],
  shares: Readonly<Record<string, number>>,
): Record<string, number> {
  const still = choices.flatMap(({ id }) =>
    Object.hasOwn(shares, id) ? [[id, shares[id] ?? 0] as const] : [],
  );
  const total = still.reduce((sum, [, share]) => sum + share, 0);
  // Nothing is gone: not what floating point makes of shares that are divided by their sum.
  if (still.length === Object.keys(shares).length) return { ...shares };
  return Object.fromEntries(still.map(([id, share]) => [id, share / total]));
}

function divide(
  choices: readonly { id: string; weight: number }[],
  key: string,
  salt: string,
  reasonOf: (share: number) => Reason & { code: ShownCode },
): Choice | null {
  const assignment = assign(key, salt, choices);
  if (assignment === null) return null;
  const { id, bucket, shares } = assignment;
  const share = shares[id] ?? 1;
  if (choices.length === 1) {
    const reason = { code: 'only_choice' as const, words: 'It is the only one that may be shown.' };
    return { variant: id, reason, propensity: 1, shares };
  }
  const { code, words, numbers } = reasonOf(share);
  const reason = { code, words, numbers: { share, bucket, choices: choices.length, ...numbers } };
  return { variant: id, reason, propensity: share, bucket, shares };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
