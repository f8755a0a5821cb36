import {
  foldAll,
  isToldAgain,
  ordersOf,
  keysOf,
  newProfile,
  outcomeFactsOf,
  rememberAssigned,
  type Fact,
  type Profile,
  type TactEvent,
} from '#core';
import type { FoldOptions, Folded } from '../ports.ts';
import { addToOutbox } from '../lessons/lesson-outbox.ts';
import { lessonFactsOf } from '../lessons/lesson-facts-of.ts';
import { annotate } from './annotate.ts';
import type { KeptVisitor } from './kept-visitor.ts';
import { isTooFast, takeFacts } from './outcome-ledger.ts';
import { noteVisit } from './tell-visit.ts';
import type { Moved } from './visitor-calls.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** Every page of somebody signed in says who they are; a write an hour keeps the day of it. */
const IDENTIFIED_FRESH_MS = 3_600_000;

/** Folds what was not seen before, and keeps in the same turn all that follows from it: keys, sums, lessons. */
export function foldEvents(
  storage: VisitorStorage,
  kept: KeptVisitor,
  events: readonly TactEvent[],
  { counted, bot, served = [], identifiedAt }: FoldOptions,
  now: number,
): Folded | 'erased' | Moved {
  const answer = storage.turn((): Folded | 'erased' | Moved => {
    if (kept.isErased()) return 'erased';
    const elsewhere = kept.moved();
    if (elsewhere) return elsewhere;
    const before = kept.profile() ?? newProfile(kept.name().visitor);
    const seen = new Set(storage.seenAmong(events.flatMap(keysOf)));
    const again = toldAgain(events, before, seen);
    const fresh = events.filter((event) => !seen.has(event.id.toLowerCase()) && !again.includes(event));
    const told = annotate(
      again.length === 0 ? events : events.filter((event) => !again.includes(event)),
      (id) => storage.decision(id),
      (id) => storage.serving(id)?.served ?? served.find((each) => each.id === id),
    );
    const folded = foldAll({ profile: before, seen }, told);
    const known = identified(withEldestOf(before, folded.profile), identifiedAt);
    const isCounting = isCounted(storage, counted);
    const profile = isCounting ? rememberAssigned(known, served) : known;
    if (folded.keys.length > 0 || profile.identifiedAt !== before.identifiedAt || profile !== known) {
      kept.store(profile, folded.keys, now);
    }
    if (isCounting) {
      const isBot = isTooFast(storage, fresh) || bot === true;
      const first = served.map((each): Fact => ({ kind: 'served', served: each }));
      const robotic: Fact[] = isBot ? [{ kind: 'bot', at: now }] : [];
      kept.count(takeFacts(storage, [...robotic, ...first, ...fresh.flatMap(outcomeFactsOf)]));
      if (fresh.length > 0) addToOutbox(storage, lessonFactsOf(fresh, profile));
      noteVisit(storage, profile);
    }
    const accepted = new Set([...folded.folded, ...folded.repeated, ...again.map(({ id }) => id)]);
    return { accepted: [...accepted], profile };
  });
  if (answer !== 'erased' && 'profile' in answer && storage.value('profile') !== null)
    kept.hold(answer.profile);
  return answer;
}

/** Purchases of a thank-you page that was loaded again, also where it is in this batch that they were told first. */
function toldAgain(events: readonly TactEvent[], before: Profile, seen: ReadonlySet<string>): TactEvent[] {
  const keys = new Set(seen);
  let { orders } = before;
  return events.filter((event) => {
    if (isToldAgain({ orders, bought: before.bought }, event, (key) => keys.has(key))) return true;
    if (event.name === 'purchase') {
      for (const key of keysOf(event)) keys.add(key);
      orders = [...orders, ...ordersOf(event)];
    }
    return false;
  });
}

/** What the visitor's own page says of it holds for whoever tells of them next, such as the shop of an order. */
function isCounted(storage: VisitorStorage, said: boolean | undefined): boolean {
  const isDenied = storage.value('uncounted') !== null;
  if (said === undefined) return !isDenied;
  if (said && isDenied) storage.unsetValue('uncounted');
  if (!said && !isDenied) storage.setValue('uncounted', '1');
  return said;
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
