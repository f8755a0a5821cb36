import type { EventName, EventParams, TactEvent } from '../event/event.ts';
import { readEvent, type Arrival } from '../event/read-event.ts';
import { NOW, profileFrom } from './arbitrary-events.laws.ts';
import type { Profile } from './profile.ts';

/** Minutes before NOW, the name, the params, and how it arrived. */
export type Told = [minutesAgo: number, name: EventName, params?: EventParams, arrival?: Partial<Arrival>];

/** What a visitor did, as short as it can be told. */
export function profileOf(...told: Told[]): Profile {
  return profileFrom(told.map(eventOf));
}

export function ago(minutes: number): number {
  return NOW - minutes * 60_000;
}

function eventOf([minutes, name, params, arrival]: Told, index: number): TactEvent {
  const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const read = readEvent(
    { id, name, at: ago(minutes), params },
    { now: NOW, offset: 0, session: 's1', source: 'browser', currency: 'EUR', ...arrival },
  );
  if (!read.ok) throw new Error(read.detail);
  return read.event;
}
