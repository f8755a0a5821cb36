import { PERIOD_DAYS, settle, settleOutcomes, type Fact, type Outcomes } from '#core';
import { ledgerOf } from './ledger-of.ts';
import type { VisitorStorage } from './visitor-storage.ts';

const DAY_MS = 86_400_000;

/** In the value `settled`. */
export interface Settled {
  /** Decisions of earlier periods are settled (`settle`): they are forgotten, and what they have added to the sums stands. */
  period: number;
  /** Nobody was told yet. */
  isDue?: true;
}

export function settledIn(storage: VisitorStorage): Settled | undefined {
  const json = storage.value('settled');
  return json === null ? undefined : (JSON.parse(json) as Settled);
}

/** In a turn: settles and forgets what was decided in periods before this one. */
export function settleUntil(storage: VisitorStorage, period: number): void {
  const settlement = settle(ledgerOf(storage), period);
  if (settlement === undefined) return;
  storage.addToTally(settlement.changes);
  storage.addToTally(settlement.settled, true);
  raise(storage, period);
}

/**
 * In a turn: what either of two has settled is so for the person they are. Else a decision of then would be one person's in the facts, and two
 * visitors' in the sums. Gives what is left of what the other hands over.
 */
export function settleBoth(
  storage: VisitorStorage,
  theirs: Settled | undefined,
  outcomes: Outcomes,
): Outcomes {
  const period = Math.max(settledIn(storage)?.period ?? -Infinity, theirs?.period ?? -Infinity);
  if (period === -Infinity) return outcomes;
  settleUntil(storage, period);
  raise(storage, period);
  const { settled, changes, rest } = settleOutcomes(outcomes, period);
  storage.addToTally(changes);
  storage.addToTally(settled, true);
  return rest;
}

/** In a turn, once: what is to be told of it. */
export function takeSettled(storage: VisitorStorage): Fact[] {
  const { period, isDue } = settledIn(storage) ?? {};
  if (period === undefined || !isDue) return [];
  storage.setValue('settled', JSON.stringify({ period } satisfies Settled));
  return [{ kind: 'settled', before: period * PERIOD_DAYS * DAY_MS }];
}

function raise(storage: VisitorStorage, period: number): void {
  if ((settledIn(storage)?.period ?? -Infinity) >= period) return;
  storage.setValue('settled', JSON.stringify({ period, isDue: true } satisfies Settled));
}
