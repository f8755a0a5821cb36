import type { JoinOptions, Joined } from '../ports.ts';
import type { KeptVisitor } from './kept-visitor.ts';
import { outcomesIn } from './ledger-of.ts';
import type { World } from './pass-on.ts';
import { settledIn } from './settled.ts';
import { hasMoved, type Taken } from './visitor-calls.ts';
import type { ValueName, VisitorStorage } from './visitor-storage.ts';

/** Keys in one call to the person's object: some 250 KB, far below the 32 MiB that a call may carry. */
const KEYS_A_CALL = 5000;
/** Ids of one person under the signing keys of the past; more than two are a mistake. */
const HOPS_MAX = 4;

const LEFT_BEHIND = [
  ...['joining', 'profile', 'unsaved', 'devices', 'marks'],
  ...['pages', 'visit', 'revisit', 'uncounted', 'settled'],
] as ValueName[];

export interface HandOver {
  /** Begins to become `person`'s, unless it is settled already whose this visitor is. */
  begin(person: string, options: JoinOptions): Joined | undefined;
  isUnderWay(): boolean;
  /** Brings it to its end, also where an earlier try got stuck. Rejects where the person's object cannot be reached. */
  finish(): Promise<Joined>;
}

/** In the value `joining`. */
interface Joining {
  person: string;
  identifiedAt?: number;
}

/*
 * How a visitor becomes a person's, seen from the visitor's object:
 *
 *   begin            value `joining`: nothing changes here any more, whoever calls waits
 *    │  stage × n    keys of the events to the person, who puts them aside
 *    │  take         profile, decisions and outcomes; the person takes all of it in one turn, and only once
 *    ▼
 *   joined           nothing is kept but whose it is and what is due; every call is answered with where to ask
 *
 * Each arrow may fail and be tried again: by the next call, or by the alarm. Between begin and joined no event is folded
 * here, and none of this visitor's is folded there: so none can be counted twice, and none can come to late.
 */
export function handOver(storage: VisitorStorage, kept: KeptVisitor, world: World): HandOver {
  let underWay: Promise<Joined> | undefined;

  function joining(): Joining | undefined {
    const json = storage.value('joining');
    return json === null ? undefined : (JSON.parse(json) as Joining);
  }

  function settled(): Joined | undefined {
    const erasedAt = storage.value('erased');
    if (erasedAt !== null) return { erasedAt: Number(erasedAt) };
    const moved = kept.moved();
    return moved && { person: moved.moved };
  }

  async function give({ person, ...rest }: Joining): Promise<Taken> {
    const { site, visitor } = kept.name();
    const object = world.objectOf(site, person);
    for (let last = ''; ;) {
      const keys = storage.seenAfter(last, KEYS_A_CALL);
      if (keys.length === 0) break;
      const answer = await object.stage(visitor, keys);
      if (answer !== 'staged') return answer;
      last = keys.at(-1)?.[0] ?? '';
    }
    const devices = JSON.parse(storage.value('devices') ?? '[]') as string[];
    const settled = settledIn(storage);
    return object.take(visitor, {
      profile: kept.profile(),
      decisions: storage.decisions(),
      outcomes: outcomesIn(storage),
      devices,
      ...(settled && { settled }),
      ...(storage.value('uncounted') !== null && { uncounted: true as const }),
      ...rest,
    });
  }

  /** undefined: to be tried with another. */
  function heed(answer: Taken, before: Joining): Joined | undefined {
    const self = kept.name().visitor;
    const done = settled();
    // Erased while the answer was under way.
    if (done) return done;
    if (answer === 'taken') {
      leave(before.person);
      return { person: before.person };
    }
    if (hasMoved(answer) && answer.moved !== self) {
      storage.setValue('joining', JSON.stringify({ ...before, person: answer.moved } satisfies Joining));
      return undefined;
    }
    storage.unsetValue('joining');
    // After a change of keys that was taken back, the person may be this one under another name.
    return hasMoved(answer) ? { person: self } : answer;
  }

  function leave(person: string): void {
    storage.setValue('joined', person);
    storage.setValue('stale', '1');
    for (const name of LEFT_BEHIND) storage.unsetValue(name);
    storage.clearLedger();
    storage.clearSeen();
    storage.clearStaged();
    storage.replaceDecisions([]);
  }

  async function finish(): Promise<Joined> {
    for (let hops = 0; hops < HOPS_MAX; hops++) {
      const before = joining();
      if (!before) return settled() ?? { person: kept.name().visitor };
      const answer = await give(before);
      const done = storage.turn(() => heed(answer, before));
      if (kept.profile() !== null && storage.value('profile') === null) kept.hold(null);
      if (done) return done;
    }
    throw new Error('a person has moved too often');
  }

  return {
    begin(person, { renamed = false, ...rest }) {
      return storage.turn(() => {
        const { site, visitor } = kept.name();
        const isPerson = kept.profile()?.identifiedAt !== undefined && !renamed;
        const done = settled() ?? (person === visitor || isPerson ? { person: visitor } : undefined);
        if (done || joining()) return done;
        storage.setValue('joining', JSON.stringify({ person, ...rest } satisfies Joining));
        storage.setValue('name', JSON.stringify({ site, visitor }));
        return undefined;
      });
    },
    isUnderWay: () => storage.value('joining') !== null,
    finish() {
      underWay ??= finish().finally(() => (underWay = undefined));
      return underWay;
    },
  };
}
