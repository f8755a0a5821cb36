import { readEvent } from '#core';
import type { Rejection, TactEvent } from '#core';
import { forbiddenKey } from '../body/forbidden-key.ts';

export interface ReadEvents {
  good: TactEvent[];
  rejected: Rejection[];
}

export type EventMoment = Parameters<typeof readEvent>[1];

/** Judges one event from outside. */
export function judgeEvent(
  raw: unknown,
  at: EventMoment,
): { ok: true; event: TactEvent } | ({ ok: false } & Rejection) {
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
  const read: ReadEvents = { good: [], rejected: [] };
  for (const raw of raws) {
    const verdict = judgeEvent(raw, at);
    if (verdict.ok) read.good.push(verdict.event);
    else read.rejected.push({ id: verdict.id, code: verdict.code, detail: verdict.detail });
  }
  return read;
}

/** As the sender wrote it, so that the sender knows it again; '' where there is none. */
export function idOf(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'id')) return '';
  const { id } = raw as { id: unknown };
  return typeof id === 'string' ? id.slice(0, 100) : '';
}
