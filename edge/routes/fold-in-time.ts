import { foldAll } from '#core';
import type { Profile, TactEvent } from '#core';
import { profileInTime } from '../decision/profile-in-time.ts';
import type { ProfileFound } from '../decision/profile-in-time.ts';
import type { Edge } from '../edge.ts';
import type { FoldOptions } from '../ports.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/** A request with events and no slots has nothing that a page waits for; the SDK gives up after twice this. */
export const EVENTS_WAIT_MS_MAX = 5000;
/** What an object that does not answer is given before the same events come again. */
const RETRY_AFTER_SECONDS = 5;

export interface Telling {
  site: string;
  visitor: string;
  events: TactEvent[];
  options: FoldOptions;
  /** A page waits for its slots. */
  pageWaits: boolean;
}

export interface FoundProfile {
  profile: Profile | null;
  /** Ids of the events that are durable. */
  accepted: string[];
  /** Whom the visitor has turned out to be, where their credential is still an earlier one. */
  visitor?: string;
  /** From the visitor's object, and not from a copy or from nothing. */
  isFresh: boolean;
}

/** ms that a request waits for a visitor's object. */
export function waitMsOf({ world }: Edge, pageWaits: boolean): number {
  return pageWaits ? world.settings.decisionDeadlineMs : EVENTS_WAIT_MS_MAX;
}

/** Folds, and gives the freshest profile that is there in time, with what of the events is durable. */
export async function foldInTime(edge: Edge, telling: Telling): Promise<Outcome<FoundProfile>> {
  const { world } = edge;
  const { site, visitor, events, options, pageWaits } = telling;
  const object = world.visitors.of(site, visitor).fold(events, options);
  const found = await profileInTime(
    world,
    { object, snapshot: () => world.snapshots.get(site, visitor) },
    waitMsOf(edge, pageWaits),
  );
  if (found.from === 'erased') return refuse('credential_invalid', 'this visitor has asked to be forgotten');
  if (found.from !== 'object' && !pageWaits && events.length > 0) {
    const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
    return refuse('storage_unavailable', 'the events were not taken in; send them again', { headers });
  }
  return { ok: true, value: profileOf(found, events) };
}

function profileOf(found: Exclude<ProfileFound, { from: 'erased' }>, events: TactEvent[]): FoundProfile {
  switch (found.from) {
    case 'object':
      return { ...found.folded, isFresh: true };
    case 'snapshot':
      // The keys stay with the object, so an event that the snapshot has already is added once more: for this
      // decision only, nothing of it is stored.
      return {
        profile: foldAll({ profile: found.profile, seen: new Set() }, events).profile,
        accepted: [],
        isFresh: false,
      };
    case 'page':
      return { profile: null, accepted: [], isFresh: false };
    default:
      return found satisfies never;
  }
}
