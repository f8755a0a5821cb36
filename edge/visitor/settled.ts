import { periodOf, type Fact, type Horizon } from '#core';
import type { VisitorStorage } from './visitor-storage.ts';

/*
 * What sums hold of units that are forgotten stands for ever. So a fact from which something about them would follow is neither taken in nor given
 * on: told of, it would change what is recomputed from the facts, and not the sums; and a unit that is enrolled again would count twice.
 */

/** In the value `settled`. */
export interface Settled {
  /** Decisions of earlier periods are forgotten. */
  period: number;
  /** ms when the last window ended of those that are: what became of orders before it is no longer asked. */
  until: number;
}

const DAY_MS = 86_400_000;

export function settledIn(storage: VisitorStorage): Settled | undefined {
  const json = storage.value('settled');
  return json === null ? undefined : (JSON.parse(json) as Settled);
}

/** In a turn, before what lies behind the horizon is forgotten. */
export function settle(storage: VisitorStorage, { period }: Horizon): void {
  const forgotten = storage.units().filter((unit) => unit.period < period);
  if (forgotten.length === 0) return;
  const until = Math.max(...forgotten.map(({ at, windowDays }) => at + windowDays * DAY_MS));
  joinSettled(storage, { period, until });
}

/** In a turn: what was forgotten of another who has become this visitor is so here. */
export function joinSettled(storage: VisitorStorage, { period, until }: Settled): void {
  const before = settledIn(storage);
  const after: Settled = {
    period: Math.max(period, before?.period ?? period),
    until: Math.max(until, before?.until ?? until),
  };
  storage.setValue('settled', JSON.stringify(after));
}

export function isSettled(storage: VisitorStorage, { period, until }: Settled, fact: Fact): boolean {
  switch (fact.kind) {
    case 'served':
      return periodOf(fact.served.at) < period;
    case 'order':
      return Math.min(fact.order.at, storage.deal(fact.order.id)?.order?.at ?? Infinity) < until;
    case 'fate':
      return (storage.deal(fact.order)?.order?.at ?? Infinity) < until;
    default:
      return false;
  }
}
