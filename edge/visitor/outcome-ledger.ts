import { isBurst, isSettled, outcomeHorizon, takeFact, BURST_PAGES } from '#core';
import type { Fact, TactEvent, Taken } from '#core';
import { ledgerOf } from './ledger-of.ts';
import { settledIn, settleUntil } from './settled.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/**
 * Decisions of 120 days that count: ten a page for three pages a day. Who passes it is counted no further until some of them are forgotten;
 * forgetting these now would take nothing out of the sums and make what follows wrong.
 */
export const SERVINGS_MAX = 3600;
/** Seen before they were told of, which takes a second; of decisions that nobody made, as a page may claim, no more are kept. */
export const WAITING_MAX = 100;
/** Of 238 days. Somebody with more does not buy for themselves. */
export const DEALS_MAX = 1000;

/** In a turn: takes facts in as far as there is room for them. */
export function takeFacts(storage: VisitorStorage, facts: readonly Fact[]): Taken {
  const ledger = ledgerOf(storage);
  const { period = -Infinity } = settledIn(storage) ?? {};
  const isTaken = (fact: Fact) => hasRoom(storage, fact) && !isSettled(period, fact);
  const all = facts.flatMap((fact) => (isTaken(fact) ? [takeFact(ledger, fact)] : []));
  return { changes: all.flatMap(({ changes }) => changes), facts: all.flatMap((taken) => taken.facts) };
}

function hasRoom(storage: VisitorStorage, fact: Fact): boolean {
  switch (fact.kind) {
    case 'served':
      return (
        storage.serving(fact.served.id) !== undefined || storage.countOutcomes('servings') < SERVINGS_MAX
      );
    case 'seen':
      return storage.serving(fact.decision) !== undefined || storage.countOutcomes('waiting') < WAITING_MAX;
    case 'order':
      return storage.deal(fact.order.id) !== undefined || storage.countOutcomes('deals') < DEALS_MAX;
    case 'fate':
      return storage.deal(fact.order) !== undefined || storage.countOutcomes('deals') < DEALS_MAX;
    default:
      return true;
  }
}

/** In a turn: whether these events, with the pages before them, come too fast for a person. Remembers just the last pages. */
export function isTooFast(storage: VisitorStorage, events: readonly TactEvent[]): boolean {
  const opened = events.flatMap(({ name, source, at }) =>
    name === 'page_view' && source === 'browser' ? [at] : [],
  );
  if (opened.length === 0) return false;
  const before = JSON.parse(storage.value('pages') ?? '[]') as number[];
  const times = [...before, ...opened].sort((a, b) => a - b);
  storage.setValue('pages', JSON.stringify(times.slice(1 - BURST_PAGES)));
  return isBurst(times);
}

/** In a turn: forgets what nothing follows from any more. Not of somebody who is being handed over: the other may have it by now. */
export function pruneOutcomes(storage: VisitorStorage, now: number): void {
  if (storage.value('joining') !== null) return;
  const newest = storage.newestOutcome();
  if (newest === undefined) return;
  settleUntil(storage, outcomeHorizon(Math.min(newest, now)).period);
}
