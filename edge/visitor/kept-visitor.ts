import { addChanges, readProfile } from '#core';
import type { Profile, Taken } from '#core';
import type { VisitorName } from './pass-on.ts';
import type { Moved } from './visitor-calls.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** What a visitor's storage says of them, and the writes that every way of changing them shares. */
export interface KeptVisitor {
  name(): VisitorName;
  /** Kept parsed between turns. */
  profile(): Profile | null;
  /** To be called after a turn that changed the profile, never in it: a turn undone leaves no trace here. */
  hold(profile: Profile | null): void;
  /** In a turn: the profile as it is from now on, with the keys of what it is made of. */
  store(next: Profile, keys: readonly string[], now: number): void;
  /** The same, where no event made it so. */
  keep(next: Profile): void;
  /** In a turn: changes of the sums and the facts that they follow from, to be passed on. */
  count(taken: Taken): void;
  isErased(): boolean;
  /** Whose this visitor has become. */
  moved(): Moved | undefined;
}

/** `name` is what the platform says; the stored one helps when it says nothing. */
export function keptVisitor(storage: VisitorStorage, name: VisitorName | undefined): KeptVisitor {
  // undefined: not read yet.
  let held: Profile | null | undefined;

  const nameOf = () => {
    const stored = storage.value('name');
    const found = stored === null ? name : (JSON.parse(stored) as VisitorName);
    if (!found) throw new Error('A visitor object was made without a name: make it with idFromName.');
    return found;
  };

  /** An alarm wakes the object without it. */
  const keepName = () => {
    if (storage.value('name') === null) storage.setValue('name', JSON.stringify(nameOf()));
  };

  const keep = (next: Profile) => {
    storage.setValue('profile', JSON.stringify(next));
    storage.setValue('unsaved', String(Number(storage.value('unsaved') ?? 0) + 1));
    keepName();
  };

  return {
    name: nameOf,
    profile() {
      if (held === undefined) {
        const json = storage.value('profile');
        held = json === null ? null : readProfile(JSON.parse(json));
      }
      return held;
    },
    hold: (profile) => void (held = profile),
    store(next, keys, now) {
      storage.addSeen(keys, now);
      keep(next);
    },
    keep,
    count({ changes, facts }) {
      if (changes.length + facts.length === 0) return;
      storage.addToTally(addChanges(changes));
      storage.addFacts(facts);
      keepName();
    },
    isErased: () => storage.value('erased') !== null,
    moved() {
      const person = storage.value('joined');
      return person === null ? undefined : { moved: person };
    },
  };
}
