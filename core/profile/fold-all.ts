import type { TactEvent } from '../event/event.ts';
import { boundProfile } from './bound-profile.ts';
import { fold } from './fold.ts';
import { orderId } from './orders.ts';
import type { Profile } from './profile.ts';

/** A profile with the keys of the events it is made of. */
export interface Memory {
  profile: Profile;
  seen: ReadonlySet<string>;
}

export interface Folded {
  /** Within its bounds. */
  profile: Profile;
  /** New keys, to be stored with the profile. */
  keys: string[];
  /** Ids of the events that were folded, as they were sent. */
  folded: string[];
  /** Ids of those that had been folded before. */
  repeated: string[];
}

/**
 * What an event is known by: its id, and for a purchase also its transaction. An event whose id was seen is
 * the same event again; a purchase whose transaction was seen is another word for an order that is counted
 * (the thank-you page loaded twice, the shop's own confirmation).
 */
export function keysOf(event: TactEvent): string[] {
  const id = event.id.toLowerCase();
  if (event.name !== 'purchase') return [id];
  const order = orderId(event);
  return order === id ? [id] : [id, `tx:${order}`];
}

/**
 * Folds a batch: each event once, whatever was sent before or is in the batch twice.
 *
 * The order of the events matters only where something had to be forgotten (`boundProfile`): what comes later
 * about a thing that was forgotten starts anew.
 */
export function foldAll(memory: Memory, events: readonly TactEvent[]): Folded {
  const keys = new Set<string>();
  const folded: string[] = [];
  const repeated: string[] = [];
  const isSeen = (key: string) => keys.has(key) || memory.seen.has(key);
  let { profile } = memory;
  for (const event of events) {
    const [id = event.id, transaction] = keysOf(event);
    if (isSeen(id)) {
      repeated.push(event.id);
      continue;
    }
    const isForgotten = transaction !== undefined && isSeen(transaction) && !hasOrder(profile, event);
    profile = fold(profile, event, isForgotten);
    folded.push(event.id);
    for (const key of [id, transaction]) if (key !== undefined && !memory.seen.has(key)) keys.add(key);
  }
  return { profile: boundProfile(profile), keys: [...keys], folded, repeated };
}

function hasOrder(profile: Profile, event: TactEvent): boolean {
  const id = orderId(event);
  return profile.orders.some((order) => order.id === id);
}
