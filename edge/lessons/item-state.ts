import {
  learnOrder,
  lessonsOf,
  restoreLessons,
  type ItemFact,
  type LessonState,
  type StoredRow,
} from '#core';
import type { LessonsStore } from '../ports.ts';
import { nextAlarm } from '../visitor/alarm-time.ts';
import type { ItemName } from './item-name.ts';
import { changesBetween, type ItemStorage } from './item-storage.ts';

/** A first order is known soon; then, however many come, twice a minute, for each publication is a write to KV that is paid for. */
export const PUBLISH_WAIT_MS = 2000;
export const PUBLISH_EVERY_MS = 30_000;

/** The logic of one item, whatever keeps it: the Durable Object and its memory twin are shells around this. */
export interface ItemState {
  learn(facts: readonly ItemFact[]): void;
  isDue(): boolean;
  /** When what is due should be published, ms since the epoch. */
  dueAt(now: number): number;
  /** Writes the lessons to where decisions read them. What could not be written stays due; never throws. */
  publish(now: number): Promise<void>;
}

/** `name` is what the platform says; the stored one helps when it says nothing. */
export function itemState(storage: ItemStorage, name: ItemName | undefined, store: LessonsStore): ItemState {
  // Set after the turn only, so that a turn undone leaves no trace here.
  let known: LessonState | undefined;

  function nameOf(): ItemName {
    const stored = storage.value('name');
    const found = stored === null ? name : (JSON.parse(stored) as ItemName);
    if (!found) throw new Error('An item object was made without a name: make it with idFromName.');
    return found;
  }

  function state(): LessonState {
    known ??= restoreLessons(
      nameOf().item,
      storage.rows().map(({ part, json }) => ({ part, row: JSON.parse(json) as unknown }) as StoredRow),
    );
    return known;
  }

  return {
    learn(facts) {
      known = storage.turn(() => {
        const before = state();
        const after = facts.reduce(learnOrder, before);
        if (after === before) return before;
        const { put, drop } = changesBetween(before, after);
        storage.put(put);
        storage.drop(drop);
        storage.setValue('unpublished', String(Number(storage.value('unpublished') ?? 0) + 1));
        if (storage.value('name') === null) storage.setValue('name', JSON.stringify(nameOf()));
        return after;
      });
    },

    isDue: () => storage.value('unpublished') !== null,

    dueAt(now) {
      const failures = Number(storage.value('failures') ?? 0);
      if (failures > 0) return nextAlarm(now, failures);
      return Math.max(now + PUBLISH_WAIT_MS, Number(storage.value('published') ?? 0) + PUBLISH_EVERY_MS);
    },

    async publish(now) {
      const unpublished = storage.value('unpublished');
      if (unpublished === null) return;
      try {
        await store.put(nameOf().site, lessonsOf(state()));
      } catch (error) {
        storage.setValue('failures', String(Number(storage.value('failures') ?? 0) + 1));
        console.error({ message: 'lessons could not be published', error: String(error) });
        return;
      }
      storage.unsetValue('failures');
      storage.setValue('published', String(now));
      // A change that came while this was under way is not in it.
      if (storage.value('unpublished') === unpublished) storage.unsetValue('unpublished');
    },
  };
}
