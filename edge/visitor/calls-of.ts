import type { VisitorCalls } from './visitor-calls.ts';
import type { VisitorState } from './visitor-state.ts';

/**
 * The calls of one visitor's object, on its state.
 *
 * While a join is under way all but the calls between objects wait for its end: what the visitor is told then belongs to
 * the person, and may be folded only after all that was before. Otherwise no `await` comes before the answer, so nothing
 * comes between reading and writing.
 *
 * @param changed called in the same turn as every change, so that what is due has its alarm
 */
export function callsOf(state: VisitorState, now: () => number, changed: () => void): VisitorCalls {
  async function settled<T>(work: () => T): Promise<T> {
    if (state.join.isUnderWay()) await state.join.finish();
    const answer = work();
    changed();
    return answer;
  }

  return {
    fold: (events, options = {}) => settled(() => state.fold(events, options, now())),
    read: () => settled(() => state.read()),
    record: (decisions) => settled(() => state.record(decisions)),
    async erase(options = {}) {
      const moved = await settled(() => state.forget(options, now()));
      if (!moved) await state.passOn(now());
      return moved;
    },
    async join(person, options) {
      if (state.isNamed(person)) return settled(() => state.signIn(options, now()));
      const settledBefore = state.join.begin(person, options);
      changed();
      if (settledBefore) return settledBefore;
      const joined = await state.join.finish();
      changed();
      return joined;
    },
    async stage(from, keys) {
      return state.stage(from, keys);
    },
    async take(from, bundle) {
      const answer = state.take(from, bundle, now());
      changed();
      return answer;
    },
    async bury() {
      state.bury(now());
      changed();
      await state.passOn(now());
    },
  };
}
