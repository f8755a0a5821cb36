import type { Showing } from '../profile/profile.ts';
import type { Subject } from './manner.ts';
import { occasions } from './occasions.ts';
import { memoryOf } from './relationship.ts';
import { showingOf } from './showings-of.ts';
import { tiredness, tirednessMax } from './tiredness.ts';
import { viewsOf } from './views-of.ts';

/** What is asked whether it is tired: a variant in its slot, or the thing that it is about, wherever it was shown. */
export interface Worn {
  of: 'variant' | 'topic';
  /** Occasions without an answer. */
  shown: number;
  /** What is left of them. */
  tiredness: number;
  /** Past this it is tired. */
  max: number;
  views: number;
  halfLifeDays: number;
}

export function variantWorn({ plan, profile, slotName, candidate, context }: Subject): Worn | undefined {
  const showing = showingOf(profile, slotName, candidate.variant.id);
  const rule = plan.manners.stayFresh;
  if (showing === undefined || rule === false) return undefined;
  const times = occasions(viewsOf(showing), answeredAt(showing));
  return wornBy('variant', times, rule.views, rule.halfLifeDays, context.now);
}

export function topicWorn({ plan, profile, candidate, context }: Subject): Worn | undefined {
  const [item] = candidate.items;
  const rule = plan.manners.stayFresh;
  if (profile === null || item === undefined || rule === false) return undefined;
  const memory = memoryOf(profile, item.id);
  if (memory?.offered === undefined) return undefined;
  // Whatever the visitor did about a thing touches it; being shown it does not.
  const times = occasions(memory.offered, memory.touched);
  return wornBy('topic', times, rule.topicViews, rule.halfLifeDays, context.now);
}

function wornBy(
  of: Worn['of'],
  times: readonly number[],
  views: number,
  halfLifeDays: number,
  now: number,
): Worn | undefined {
  if (times.length === 0) return undefined;
  return {
    of,
    shown: times.length,
    tiredness: tiredness(times, halfLifeDays, now),
    max: tirednessMax(views),
    views,
    halfLifeDays,
  };
}

function answeredAt({ clickedAt = -Infinity, acceptedAt = -Infinity }: Showing): number {
  return Math.max(clickedAt, acceptedAt);
}

export function isTired(worn: Worn | undefined): boolean {
  return worn !== undefined && worn.tiredness > worn.max;
}
