import type { Decision } from '#core';
import { createLru } from '../cache/lru.ts';

/** Visits × slots that one isolate remembers; forgetting costs one write more, never a wrong one. */
const REMEMBERED_MAX = 10_000;

export interface Kept {
  /** Those that are worth a write to the visitor's object. */
  worthKeeping<D extends { decision: Decision }>(
    visitor: string,
    session: string,
    decided: readonly D[],
  ): D[];
}

/*
 * Every page asks for every slot, and nine answers of ten say again what the last one said. Kept are
 *   - what is shown, and what the control group would have been shown: views, clicks and uplift refer to these
 *     by the decision's id;
 *   - a change: another action, variant or reason than the last for that slot in this visit, so that the history
 *     reads "held: getting bearings → held: no intent → shown" without its repetitions.
 */
export function createKept(): Kept {
  const last = createLru<string, string>(REMEMBERED_MAX);
  return {
    worthKeeping(visitor, session, decided) {
      return decided.filter(({ decision }) => {
        const key = `${visitor} ${session} ${decision.slot}`;
        const outcome = `${decision.action} ${decision.variant ?? ''} ${decision.reason.code}`;
        const changed = last.get(key) !== outcome;
        last.set(key, outcome);
        return changed || decision.action === 'show' || decision.reason.code === 'control';
      });
    },
  };
}
