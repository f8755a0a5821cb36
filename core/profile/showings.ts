import type { TactEvent } from '../event/event.ts';
import { joinRecords, later, laterRegister, newestTimes } from './join-values.ts';
import { known } from './known.ts';
import { DISMISSED_MAX, HALF_HOUR_MS, SHOWN_MAX, type Showing } from './profile.ts';

type Showings = Record<string, Showing>;

/** What an event says of something that was shown. A default's view has no variant, and tires nobody. */
export function showingsOf({ name, at, params, would }: TactEvent): Showings {
  if (params.slot === undefined || params.variant === undefined) return {};
  const key = showingKey(params.slot, params.variant);
  switch (name) {
    case 'slot_view':
    case 'invite_shown':
      return {
        [key]: known<Showing>({
          shown: [at],
          halfHours: [Math.floor(at / HALF_HOUR_MS)],
          dismissed: [],
          would,
          incentive: params.incentive === undefined ? undefined : { value: params.incentive, at },
        }),
      };
    case 'slot_click':
      return { [key]: { shown: [], clickedAt: at, dismissed: [] } };
    case 'invite_accept':
      return { [key]: { shown: [], acceptedAt: at, dismissed: [] } };
    case 'slot_dismiss':
    case 'invite_dismiss':
      return { [key]: { shown: [], dismissed: [at] } };
    default:
      return {};
  }
}

/** Neither name can hold a slash. */
export function showingKey(slot: string, variant: string): string {
  return `${slot}/${variant}`;
}

export function joinShowings(a: Showings, b: Showings): Showings {
  return joinRecords(a, b, (x, y) => {
    const halfHours = newestTimes(x.halfHours ?? [], y.halfHours ?? [], SHOWN_MAX);
    return known<Showing>({
      shown: newestTimes(x.shown, y.shown, SHOWN_MAX),
      halfHours: halfHours.length > 0 ? halfHours : undefined,
      clickedAt: later(x.clickedAt, y.clickedAt),
      acceptedAt: later(x.acceptedAt, y.acceptedAt),
      would: x.would && y.would,
      dismissed: newestTimes(x.dismissed, y.dismissed, DISMISSED_MAX),
      incentive: laterRegister(x.incentive, y.incentive),
    });
  });
}

/** The latest sign of life of it, ms since the epoch. */
export function showingAt({ shown, dismissed, clickedAt = 0, acceptedAt = 0 }: Showing): number {
  return Math.max(0, clickedAt, acceptedAt, ...shown, ...dismissed);
}
