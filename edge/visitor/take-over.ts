import { absorb, boundProfile, newProfile, takeOver as takeOutcomes } from '#core';
import type { DecisionRecord, Profile } from '#core';
import type { KeptVisitor } from './kept-visitor.ts';
import { ledgerOf } from './ledger-of.ts';
import { settleBoth } from './settled.ts';
import type { Bundle, Taken } from './visitor-calls.ts';
import { TRANSACTION_PREFIX, type SeenKey, type VisitorStorage } from './visitor-storage.ts';

/**
 * Whose objects are buried with the person's. With two devices and a sign-in a week that is half a year; of an older one
 * nothing is kept but that it has become this person's, and it goes on leading to the tombstone.
 */
export const DEVICES_MAX = 50;
/**
 * Whose facts are forgotten with the person's: those told under a former id stand under it for ever. A browser that forgets everything
 * when it is closed, and a sign-in each time, three times a day, makes as many in the months for which facts are kept (DEAL_DAYS_KEPT). Some 50 KB of names.
 */
export const FORMER_MAX = 1000;

export interface TakeOver {
  stage(from: string, keys: readonly SeenKey[]): 'staged' | Taken;
  take(from: string, bundle: Bundle, decisionsMax: number, now: number): Taken;
}

/** How a visitor becomes a person's, seen from the person's object; see `handOver`. */
export function takeOver(storage: VisitorStorage, kept: KeptVisitor): TakeOver {
  const devicesOf = () => JSON.parse(storage.value('devices') ?? '[]') as string[];

  /** An object that is moving itself answers at once: two that waited for each other would wait for ever. */
  function elsewhere(from: string): Taken | undefined {
    const goneAt = storage.value('erased');
    if (goneAt !== null) return { goneAt: Number(goneAt) };
    const joining = storage.value('joining');
    const moved =
      joining === null ? kept.moved() : { moved: (JSON.parse(joining) as { person: string }).person };
    if (moved) return moved;
    if (!devicesOf().includes(from)) return undefined;
    // Their acknowledgement was lost, and they begin anew.
    storage.dropStaged(from);
    return 'taken';
  }

  function takeIn(from: string, bundle: Bundle, now: number): Profile {
    const before = kept.profile() ?? newProfile(kept.name().visitor);
    // Its first page was decided under its own name, though nothing is known of it yet.
    const theirs = bundle.profile ?? { ...newProfile(from), eldest: { id: from, at: now } };
    const twice = storage.stagedSeen(from);
    const orders = idsOf(TRANSACTION_PREFIX, twice);
    const events = twice.length - orders.length;
    storage.admitStaged(from);
    const whole = absorb(before, theirs, { events, orders });
    const after = boundProfile(signedIn(whole, bundle.identifiedAt));
    kept.store(after, [], now);
    return after;
  }

  return {
    stage: (from, keys) =>
      storage.turn(() => {
        const answer = elsewhere(from);
        if (answer) return answer;
        storage.stage(from, keys);
        return 'staged';
      }),

    take(from, bundle, decisionsMax, now) {
      let after: Profile | undefined;
      const answer = storage.turn((): Taken => {
        const answer = elsewhere(from);
        if (answer) return answer;
        // Of a person whose other id was never used, nothing begins to be kept here.
        if (bundle.profile || bundle.identifiedAt !== undefined) after = takeIn(from, bundle, now);
        const outcomes = settleBoth(storage, bundle.settled, bundle.outcomes);
        kept.count(takeOutcomes(ledgerOf(storage), from, outcomes));
        storage.replaceDecisions(newest([...storage.decisions(), ...bundle.decisions], decisionsMax));
        // The page that signs them in is the last that was heard of; the next one says it anew.
        if (bundle.uncounted) storage.setValue('uncounted', '1');
        const devices = [...new Set([...devicesOf(), ...bundle.devices, from])];
        storage.setValue('devices', JSON.stringify(devices.slice(-FORMER_MAX)));
        return 'taken';
      });
      if (after) kept.hold(after);
      return answer;
    },
  };
}

function signedIn(profile: Profile, at: number | undefined): Profile {
  return at === undefined ? profile : { ...profile, identifiedAt: Math.max(profile.identifiedAt ?? 0, at) };
}

function idsOf(prefix: string, keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** Oldest first. */
function newest(records: readonly DecisionRecord[], max: number): DecisionRecord[] {
  return [...records].sort((a, b) => a.context.now - b.context.now).slice(-max);
}
