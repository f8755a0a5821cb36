import { memoryLessonQueue } from '../queue/lesson-queue.ts';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import type { LessonQueue, OutcomeQueue, SnapshotStore, Visitors } from '../ports.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { callsOf } from './calls-of.ts';
import { follow } from './follow.ts';
import { memoryStorage } from './memory-storage.ts';
import type { VisitorCalls } from './visitor-calls.ts';
import { objectName } from './visitor-name.ts';
import { visitorState, type VisitorState } from './visitor-state.ts';

export interface MemoryVisitors extends Visitors {
  /** What an alarm of this visitor does, done now; false where nothing is due. A world that fails is tried again by the next. */
  runAlarm(site: string, visitor: string): Promise<boolean>;
  /** The same for every visitor. */
  runAlarms(): Promise<void>;
}

/** The same logic as the Durable Object's, in memory. Values are copied in and out, as RPC copies them. */
export function memoryVisitors(
  world: {
    snapshots?: SnapshotStore;
    queue?: OutcomeQueue;
    lessons?: LessonQueue;
    now?: () => number;
    /** Stands between all calls of objects and the objects: for tests of what fails on the way. */
    between?: (object: VisitorCalls, visitor: string) => VisitorCalls;
  } = {},
): MemoryVisitors {
  const { snapshots = memorySnapshots(), queue = memoryOutcomeQueue(), now = Date.now } = world;
  const { lessons = memoryLessonQueue() } = world;
  const { between = (object: VisitorCalls) => object } = world;
  const states = new Map<string, { state: VisitorState; calls: VisitorCalls }>();

  function made(site: string, visitor: string) {
    const object = objectName(site, visitor);
    const found = states.get(object);
    if (found) return found;
    const state = visitorState(
      memoryStorage(),
      { site, visitor },
      { snapshots, queue, lessons, objectOf, object },
    );
    const made = { state, calls: copying(callsOf(state, now, () => undefined)) };
    states.set(object, made);
    return made;
  }

  function objectOf(site: string, visitor: string): VisitorCalls {
    return between(made(site, visitor).calls, visitor);
  }

  async function alarmOf(state: VisitorState): Promise<boolean> {
    if (!state.isDue()) return false;
    await state.passOn(now()).catch(() => undefined);
    return true;
  }

  return {
    of: (site, visitor) => follow((each) => objectOf(site, each), visitor),
    runAlarm: (site, visitor) => alarmOf(made(site, visitor).state),
    async runAlarms() {
      for (const { state } of states.values()) await alarmOf(state);
    },
  };
}

function copying(calls: VisitorCalls): VisitorCalls {
  const copied =
    <Given extends unknown[], T>(method: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> =>
      structuredClone(await method(...structuredClone(given)));
  return {
    fold: copied(calls.fold),
    read: copied(calls.read),
    record: copied(calls.record),
    erase: copied(calls.erase),
    join: copied(calls.join),
    stage: copied(calls.stage),
    take: copied(calls.take),
    bury: copied(calls.bury),
  };
}
