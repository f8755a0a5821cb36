import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import type { OutcomeQueue, SnapshotStore, Visitors } from '../ports.ts';
import { memorySnapshots } from '../stores/snapshot-store.ts';
import { memoryStorage } from './memory-storage.ts';
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
  world: { snapshots?: SnapshotStore; queue?: OutcomeQueue; now?: () => number } = {},
): MemoryVisitors {
  const { snapshots = memorySnapshots(), queue = memoryOutcomeQueue(), now = Date.now } = world;
  const states = new Map<string, VisitorState>();

  function stateOf(site: string, visitor: string): VisitorState {
    const object = objectName(site, visitor);
    const state =
      states.get(object) ?? visitorState(memoryStorage(), { site, visitor }, { snapshots, queue, object });
    states.set(object, state);
    return state;
  }

  async function alarmOf(state: VisitorState): Promise<boolean> {
    if (!state.isDue()) return false;
    await state.passOn(now()).catch(() => undefined);
    return true;
  }

  return {
    of: (site, visitor) => ({
      fold: async (events, options = {}) =>
        structuredClone(stateOf(site, visitor).fold(structuredClone(events), options, now())),
      read: async () => structuredClone(stateOf(site, visitor).read()),
      record: async (decisions) => stateOf(site, visitor).record(decisions),
      async erase() {
        stateOf(site, visitor).forget(now());
        await stateOf(site, visitor).passOn(now());
      },
    }),
    runAlarm: (site, visitor) => alarmOf(stateOf(site, visitor)),
    async runAlarms() {
      for (const state of states.values()) await alarmOf(state);
    },
  };
}
