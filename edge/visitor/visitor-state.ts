import { rememberAssigned, type DecisionRecord, type Fact, type Served, type TactEvent } from '#core';
import type { EraseOptions, FoldOptions, Folded, JoinOptions, Joined, Known } from '../ports.ts';
import { bury } from './bury.ts';
import { foldEvents } from './fold-events.ts';
import { handOver, type HandOver } from './hand-over.ts';
import { keptVisitor } from './kept-visitor.ts';
import { takeFacts } from './outcome-ledger.ts';
import { isDue, passOn, type VisitorName, type World } from './pass-on.ts';
import { pruneKeysDaily } from './prune-keys-daily.ts';
import { takeOver, type TakeOver } from './take-over.ts';
import type { Bundle, Moved, Taken } from './visitor-calls.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** A visit makes some ten decisions; 50 are what "why did I see this" can still be asked about. */
export const DECISIONS_MAX = 50;

/** The logic of one visitor, whatever keeps it: the Durable Object and its memory twin are shells around this. */
export interface VisitorState extends Pick<TakeOver, 'stage'> {
  /** This, `read`, `record` and `forget` not while a join is under way. */
  fold(events: readonly TactEvent[], options: FoldOptions, now: number): Folded | 'erased' | Moved;
  read(): Known | Moved;
  record(records: readonly DecisionRecord[]): Moved | undefined;
  /** Leaves a tombstone: that there was somebody, and when they went; nothing else. */
  forget(options: EraseOptions, now: number): Moved | undefined;
  /** The same, for the person who has taken them over. */
  bury(now: number): void;
  take(from: string, bundle: Bundle, now: number): Taken;
  /** A person says themselves who they are. */
  signIn(options: JoinOptions, now: number): Joined;
  /** Whether that is this visitor. */
  isNamed(visitor: string): boolean;
  join: HandOver;
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
  const kept = keptVisitor(storage, name);
  const join = handOver(storage, kept, world);
  const { stage, take } = takeOver(storage, kept);
  let passing: Promise<void> = Promise.resolve();

  const fold: VisitorState['fold'] = (events, options, now) =>
    foldEvents(storage, kept, events, options, now);

  return {
    fold,

    read: () => kept.moved() ?? { profile: kept.profile(), decisions: storage.decisions() },

    record(records) {
      const served = records.flatMap(countedServed);
      const profile = storage.turn(() => {
        const elsewhere = kept.moved();
        if (elsewhere || kept.isErased()) return elsewhere;
        storage.addDecisions(records, DECISIONS_MAX);
        kept.count(
          takeFacts(
            storage,
            served.map((each): Fact => ({ kind: 'served', served: each })),
          ),
        );
        const before = kept.profile();
        const after = before && rememberAssigned(before, served);
        if (after === null || after === before) return undefined;
        kept.keep(after);
        return after;
      });
      if (profile === undefined || 'moved' in profile) return profile;
      kept.hold(profile);
      return undefined;
    },

    forget(options, now) {
      const elsewhere = kept.moved();
      if (!elsewhere) bury(storage, kept, options, now);
      return elsewhere;
    },

    bury: (now) => bury(storage, kept, { ofPerson: true }, now),
    stage,
    take: (from, bundle, now) => take(from, bundle, DECISIONS_MAX, now),
    signIn({ identifiedAt }, now) {
      const answer = fold([], identifiedAt === undefined ? {} : { identifiedAt }, now);
      if (answer === 'erased') return { erasedAt: Number(storage.value('erased')) };
      return { person: 'moved' in answer ? answer.moved : kept.name().visitor };
    },
    isNamed: (visitor) => kept.name().visitor === visitor,
    join,
    isDue: () => isDue(storage),

    passOn(now) {
      pruneKeysDaily(storage, now);
      const after = passing.then(async () => {
        const joined = join.isUnderWay() ? join.finish() : undefined;
        // A person who cannot be reached holds back nothing else.
        await Promise.allSettled([joined]);
        if (isDue(storage)) await passOn(storage, kept.name(), world);
        await joined;
      });
      passing = after.catch(() => undefined);
      return after;
    },
  };
}

/** Without consent to be counted nothing is, whatever was decided. */
function countedServed({ served, context }: DecisionRecord): Served[] {
  return served && context.consent.analytics === 'granted' ? [served] : [];
}
