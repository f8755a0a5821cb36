import type { LearningItems, LessonsStore } from '../ports.ts';
import { itemObjectName } from './item-name.ts';
import { itemState, type ItemState } from './item-state.ts';
import { memoryItemStorage } from './memory-item-storage.ts';

export interface MemoryItems extends LearningItems {
  /** What the alarm of an item does, done now; false where nothing is due. */
  runAlarm(site: string, item: string): Promise<boolean>;
  /** The same for every item. */
  runAlarms(): Promise<void>;
}

/** The same logic as the Durable Object's, in memory. Values are copied in, as RPC copies them. */
export function memoryItems(store: LessonsStore, now: () => number = Date.now): MemoryItems {
  const states = new Map<string, ItemState>();

  function stateOf(site: string, item: string): ItemState {
    const object = itemObjectName(site, item);
    const state = states.get(object) ?? itemState(memoryItemStorage(), { site, item }, store);
    states.set(object, state);
    return state;
  }

  async function alarmOf(state: ItemState): Promise<boolean> {
    if (!state.isDue()) return false;
    await state.publish(now());
    return true;
  }

  return {
    of: (site, item) => ({ learn: async (facts) => stateOf(site, item).learn(structuredClone(facts)) }),
    runAlarm: (site, item) => alarmOf(stateOf(site, item)),
    async runAlarms() {
      for (const state of states.values()) await alarmOf(state);
    },
  };
}
