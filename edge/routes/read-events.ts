import { readEvent } from '#core';
import type { EventNote, Plan, Rejection, TactEvent } from '#core';
import { forbiddenKey } from '../body/forbidden-key.ts';

export interface ReadEvents {
  good: TactEvent[];
  rejected: Rejection[];
  /** What was left out of the good ones, or repaired; NOTES_MAX an event. */
  notes: (EventNote & { /** The event's. */ id: string })[];
}

export type EventMoment = Parameters<typeof readEvent>[1];

/** Judges one event from outside. */
export function judgeEvent(
  raw: unknown,
  at: EventMoment,
): { ok: true; event: TactEvent; notes: EventNote[] } | ({ ok: false } & Rejection) {
  const id = idOf(raw);
  // Before anything walks through it: this also ends what nests too deep for a stack.
  const forbidden = forbiddenKey(raw);
  if (forbidden !== null) {
    return { ok: false, id, code: 'invalid_event', detail: `forbidden key at ${forbidden.slice(0, 200)}` };
  }
  const read = readEvent(raw, at);
  return read.ok ? read : { ok: false, id, code: read.code, detail: read.detail };
}

export function judgeEvents(raws: readonly unknown[], at: EventMoment): ReadEvents {
  const read: ReadEvents = { good: [], rejected: [], notes: [] };
  for (const raw of raws) {
    const verdict = judgeEvent(raw, at);
    if (verdict.ok) {
      read.good.push(verdict.event);
      read.notes.push(...verdict.notes.map((note) => ({ id: verdict.event.id, ...note })));
    } else read.rejected.push({ id: verdict.id, code: verdict.code, detail: verdict.detail });
  }
  return read;
}

/** As the sender wrote it, so that the sender knows it again; '' where there is none. */
export function idOf(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'id')) return '';
  const { id } = raw as { id: unknown };
  return typeof id === 'string' ? id.slice(0, 100) : '';
}

/** What the plan says of how events are to be read. */
export function shopOf(
  plan: Pick<Plan, 'currency' | 'locale' | 'origins'>,
): Pick<EventMoment, 'currency' | 'locale' | 'origins'> {
  const { currency, locale, origins } = plan;
  return { currency, locale, origins };
}
