import { EVENT_AGE_DAYS_MAX } from '#core';
import { pruneOutcomes } from './outcome-ledger.ts';
import type { VisitorStorage } from './visitor-storage.ts';

const DAY_MS = 86_400_000;

/**
 * How long keys are kept, from their receipt. An event older than EVENT_AGE_DAYS_MAX is refused at the door,
 * so a key that is forgotten a day after that can never be needed again: exactly once holds for ever, not for a
 * while. The day is slack for clocks and for what is under way. It holds for times that stay what they were: a server that
 * brings its own `now` (a replay), or an event from the future of a clock nobody corrected, can be let in a month later again.
 */
export const EVENT_KEY_DAYS = EVENT_AGE_DAYS_MAX + 1;
/** A shop's system may confirm, correct or re-export a purchase within the year; 400 days cover that with slack. */
export const TRANSACTION_KEY_DAYS = 400;
/** 30 days at over 6,000 events a day, which no shopper makes. Beyond it the oldest keys go, and repeating those would count again. */
export const SEEN_KEYS_MAX = 200_000;

/** Forgets keys, and what outcomes were made of, that can never be needed again; daily, because it looks at every key, and rows read are paid for. */
export function pruneKeysDaily(storage: VisitorStorage, now: number): void {
  if (storage.value('erased') !== null || now - Number(storage.value('pruned') ?? 0) < DAY_MS) return;
  storage.turn(() => {
    const before = {
      event: now - EVENT_KEY_DAYS * DAY_MS,
      transaction: now - TRANSACTION_KEY_DAYS * DAY_MS,
    };
    storage.pruneSeen(before, SEEN_KEYS_MAX);
    pruneOutcomes(storage, now);
    storage.setValue('pruned', String(now));
  });
}
