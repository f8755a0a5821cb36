import { foldAll, keysOf, newProfile, type Profile, type TactEvent } from '#core';
import type { FoldOptions, Folded } from '../ports.ts';
import { addToOutbox } from '../lessons/lesson-outbox.ts';
import { lessonFactsOf } from '../lessons/lesson-facts-of.ts';
import { annotate } from './annotate.ts';
import type { KeptVisitor } from './kept-visitor.ts';
import { outcomesOf, summedKeys } from './outcomes-of.ts';
import type { Moved } from './visitor-calls.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** Every page of somebody signed in says who they are; a write an hour keeps the day of it. */
const IDENTIFIED_FRESH_MS = 3_600_000;

/** Folds what was not seen before, and keeps in the same turn all that follows from it: keys, sums, lessons. */
export function foldEvents(
  storage: VisitorStorage,
  kept: KeptVisitor,
  events: readonly TactEvent[],
  { counted = true, identifiedAt }: FoldOptions,
  now: number,
): Folded | 'erased' | Moved {
  const answer = storage.turn((): Folded | 'erased' | Moved => {
    if (kept.isErased()) return 'erased';
    const elsewhere = kept.moved();
    if (elsewhere) return elsewhere;
    const before = kept.profile() ?? newProfile(kept.name().visitor);
    const seen = new Set(storage.seenAmong(events.flatMap(keysOf)));
    const told = annotate(events, (id) => storage.decision(id));
    const folded = foldAll({ profile: before, seen }, told);
    const profile = identified(withEldestOf(before, folded.profile), identifiedAt);
    if (folded.keys.length > 0 || profile.identifiedAt !== before.identifiedAt) {
      kept.store(profile, folded.keys, now);
      if (counted) {
        const first = firstTold(events, seen);
        kept.count(outcomesOf(first));
        const fresh = events.filter((event) => !seen.has(event.id.toLowerCase()));
        addToOutbox(storage, lessonFactsOf(fresh, profile));
        storage.addSeen(summedKeys(first), now);
      }
    }
    return { accepted: [...new Set([...folded.folded, ...folded.repeated])], profile };
  });
  if (answer !== 'erased' && 'profile' in answer && storage.value('profile') !== null)
    kept.hold(answer.profile);
  return answer;
}

/** Only who joins can have been there earlier: an event that comes late, from before, does not make its teller the eldest. */
function withEldestOf(before: Profile, after: Profile): Profile {
  if (before.eldest === undefined || after.eldest === undefined) return after;
  return { ...after, eldest: { ...after.eldest, id: before.eldest.id } };
}

function identified(profile: Profile, at: number | undefined): Profile {
  if (at === undefined || at < (profile.identifiedAt ?? -Infinity) + IDENTIFIED_FRESH_MS) return profile;
  return { ...profile, identifiedAt: at };
}

/** Events of which no key was seen before: a purchase told a second time, under another id, is folded but not counted again. */
function firstTold(events: readonly TactEvent[], seen: ReadonlySet<string>): TactEvent[] {
  const told = new Set(seen);
  return events.filter((event) => {
    const keys = keysOf(event);
    const isFirst = keys.every((key) => !told.has(key));
    for (const key of keys) told.add(key);
    return isFirst;
  });
}
