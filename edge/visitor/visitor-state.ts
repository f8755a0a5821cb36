import {
  EVENT_AGE_DAYS_MAX,
  foldAll,
  keysOf,
  newProfile,
  type DecisionRecord,
  type Profile,
  type TactEvent,
} from '#core';
import type { FoldOptions, Folded, OutcomeChange } from '../ports.ts';
import { outcomesOf } from './outcomes-of.ts';
import { isDue, passOn, type VisitorName, type World } from './pass-on.ts';
import { addToTally } from './tally.ts';
import type { VisitorStorage } from './visitor-storage.ts';

const DAY_MS = 86_400_000;

/** A visit makes some ten decisions; 50 are what "why did I see this" can still be asked about. */
export const DECISIONS_MAX = 50;

/**
 * How long keys are kept, from their receipt. An event older than EVENT_AGE_DAYS_MAX is refused at the door,
 * so a key that is forgotten a day after that can never be needed again: exactly once holds for ever, not for a
 * while. The day is slack for clocks and for what is under way. It holds for times that stay what they were: a server that
 * brings its own `now` (a replay), or an event from the future of a clock nobody corrected, can be let in a month later again.
 */
export const EVENT_KEY_DAYS = EVENT_AGE_DAYS_MAX + 1;
/** A shop's system may confirm, correct or re-export a purchase within the year; 400 days cover that with slack. */
export const TRANSACTION_KEY_DAYS = 400;
/** 30 days at over 6,000 events a day, which no shopper makes. Beyond it the oldest keys go, and repeating those would count again. */
export const SEEN_KEYS_MAX = 200_000;

/** The logic of one visitor, whatever keeps it: the Durable Object and its memory twin are shells around this. */
export interface VisitorState {
  fold(events: readonly TactEvent[], options: FoldOptions, now: number): Folded | 'erased';
  read(): { profile: Profile | null; decisions: DecisionRecord[] };
  record(records: readonly DecisionRecord[]): void;
  /** Leaves a tombstone: that there was somebody, and when they went; nothing else. */
  forget(now: number): void;
  isDue(): boolean;
  /** Tells the world what is due, one call after the other; see `passOn`. */
  passOn(now: number): Promise<void>;
}

/** `name` is what the platform says; the stored one helps when it says nothing. */
export function visitorState(
  storage: VisitorStorage,
  name: VisitorName | undefined,
  world: World,
): VisitorState {
  // undefined: not read yet. Set after the turn only, so that a turn undone leaves no trace here.
  let known: Profile | null | undefined;
  let passing: Promise<void> = Promise.resolve();

  const isErased = () => storage.value('erased') !== null;

  function profile(): Profile | null {
    if (known === undefined) {
      const json = storage.value('profile');
      known = json === null ? null : (JSON.parse(json) as Profile);
    }
    return known;
  }

  function nameOf(): VisitorName {
    const stored = storage.value('name');
    const found = stored === null ? name : (JSON.parse(stored) as VisitorName);
    if (!found) throw new Error('A visitor object was made without a name: make it with idFromName.');
    return found;
  }

  function store(next: Profile, keys: readonly string[], now: number): void {
    storage.addSeen(keys, now);
    storage.setValue('profile', JSON.stringify(next));
    storage.setValue('unsaved', String(Number(storage.value('unsaved') ?? 0) + 1));
    if (storage.value('name') === null) storage.setValue('name', JSON.stringify(nameOf()));
  }

  function count(changes: readonly OutcomeChange[]): void {
    if (changes.length === 0) return;
    const tally = JSON.parse(storage.value('tally') ?? '[]') as OutcomeChange[];
    storage.setValue('tally', JSON.stringify(addToTally(tally, changes)));
  }

  /** Daily, because it looks at every key, and rows read are paid for. */
  function pruneDaily(now: number): void {
    if (isErased() || now - Number(storage.value('pruned') ?? 0) < DAY_MS) return;
    storage.turn(() => {
      const before = {
        event: now - EVENT_KEY_DAYS * DAY_MS,
        transaction: now - TRANSACTION_KEY_DAYS * DAY_MS,
      };
      storage.pruneSeen(before, SEEN_KEYS_MAX);
      storage.setValue('pruned', String(now));
    });
  }

  return {
    fold(events, { counted = true }, now) {
      const answer = storage.turn((): Folded | 'erased' => {
        if (isErased()) return 'erased';
        const before = profile() ?? newProfile(nameOf().visitor);
        const seen = new Set(storage.seenAmong(events.flatMap(keysOf)));
        const after = foldAll({ profile: before, seen }, events);
        if (after.keys.length > 0) {
          store(after.profile, after.keys, now);
          if (counted) count(outcomesOf(firstTold(events, seen)));
        }
        return { accepted: [...new Set([...after.folded, ...after.repeated])], profile: after.profile };
      });
      if (answer !== 'erased' && storage.value('profile') !== null) known = answer.profile;
      return answer;
    },

    read: () => ({ profile: profile(), decisions: storage.decisions() }),

    record(records) {
      storage.turn(() => {
        if (!isErased()) storage.addDecisions(records, DECISIONS_MAX);
      });
    },

    forget(now) {
      storage.turn(() => {
        if (isErased()) return;
        const found = nameOf();
        storage.clear();
        storage.setValue('erased', String(now));
        storage.setValue('name', JSON.stringify(found));
      });
      known = null;
    },

    isDue: () => isDue(storage),

    passOn(now) {
      pruneDaily(now);
      const after = passing.then(() => (isDue(storage) ? passOn(storage, nameOf(), world) : undefined));
      passing = after.catch(() => undefined);
      return after;
    },
  };
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
