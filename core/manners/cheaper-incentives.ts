import { candidateOf } from '../decide/candidate-of.ts';
import type { Showing } from '../profile/profile.ts';
import type { Variant } from '../plan/plan.ts';
import type { Manner, Subject } from './manner.ts';
import { notInAudience } from './not-in-audience.ts';
import { notScheduled } from './not-scheduled.ts';
import { occasions } from './occasions.ts';
import { showingOf } from './showings-of.ts';
import { tooFamiliar } from './too-familiar.ts';
import { viewsOf } from './views-of.ts';

type Incentive = Variant['incentive'];

/** What usually costs a shop less before what costs it more; a variant's own `cost` goes before that. */
const RANK = {
  none: 0,
  status: 1,
  early_access: 2,
  gift: 3,
  free_shipping: 4,
  discount: 5,
} as const satisfies Record<Incentive['kind'], number>;

const ASKED: readonly Manner[] = [notInAudience, notScheduled, tooFamiliar];

/** A variant of the slot that gives less, and how often it was seen to no effect. */
export interface Cheaper {
  variant: Variant;
  /** Occasions without an answer since the last answer. */
  tries: number;
  /** It was clicked or accepted, ever. */
  isAnswered: boolean;
}

/** The first variant of the slot that gives less, could be had by this visitor, and was not seen `tries` times to no effect. */
export function cheaperUntried(subject: Subject, tries: number): Cheaper | undefined {
  const { slot, slotName, profile, candidate } = subject;
  for (const variant of slot.variants) {
    if (!isCheaper(variant.incentive, candidate.variant.incentive)) continue;
    const showing = showingOf(profile, slotName, variant.id);
    const seen = seenToNoEffect(showing);
    if (seen >= tries || isRefused(showing) || !isOpen(variant, subject)) continue;
    return { variant, tries: seen, isAnswered: answeredAt(showing) !== undefined };
  }
  return undefined;
}

function isCheaper(a: Incentive, b: Incentive): boolean {
  if (a.cost !== undefined && b.cost !== undefined) return a.cost < b.cost;
  if (a.kind === 'discount' && b.kind === 'discount') return a.percent < b.percent;
  return RANK[a.kind] < RANK[b.kind];
}

function seenToNoEffect(showing: Showing | undefined): number {
  return showing === undefined ? 0 : occasions(viewsOf(showing), answeredAt(showing)).length;
}

/** Sent away after the last answer: that, too, is an answer. */
function isRefused(showing: Showing | undefined): boolean {
  const last = showing?.dismissed.at(-1);
  return last !== undefined && last > (answeredAt(showing) ?? 0);
}

function answeredAt(showing: Showing | undefined): number | undefined {
  const { clickedAt = -Infinity, acceptedAt = -Infinity } = showing ?? {};
  const at = Math.max(clickedAt, acceptedAt);
  return at === -Infinity ? undefined : at;
}

/** Meant for this visitor, at this time, and about something: else it would never be seen, and the rest would wait for ever. */
function isOpen(variant: Variant, subject: Subject): boolean {
  const drawn = candidateOf(variant, subject);
  if (drawn.lacks !== undefined) return false;
  const candidate = { variant, items: drawn.pool.slice(0, 1) };
  return ASKED.every((manner) => manner.ask({ ...subject, candidate }).allows);
}
