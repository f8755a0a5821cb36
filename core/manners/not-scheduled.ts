import type { Manner } from './manner.ts';
import { allow, forbid } from './say.ts';

const NO_SCHEDULE = allow('not_scheduled', 'It has no schedule.');

/** Everything has its time: before `from` and from `until` on, a variant stays away. */
export const notScheduled: Manner = {
  code: 'not_scheduled',
  ask({ candidate, context }) {
    const { schedule } = candidate.variant;
    if (schedule === undefined) return NO_SCHEDULE;
    const { from, until } = schedule;
    if (from !== undefined && context.now < Date.parse(from)) {
      return forbid('not_scheduled', 'Its time has not come yet.', { from }, Date.parse(from));
    }
    if (until !== undefined && context.now >= Date.parse(until)) {
      return forbid('not_scheduled', 'Its time is over.', { until });
    }
    return allow('not_scheduled', 'It is within its schedule.');
  },
};
