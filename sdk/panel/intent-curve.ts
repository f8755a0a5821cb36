import type { Evidence, IntentScore } from '#core';

/** Evidence as it was read at a moment, ms since the epoch. */
export interface IntentReading {
  at: number;
  intent: IntentScore;
}

/**
 * The score at another moment, from the evidence of a reading: each sign counts from when it happened, and halves with
 * its half-life from then on. Signs that had faded before the reading are not in it, so the far past may read low.
 */
export function scoreAt({ at, intent }: IntentReading, moment: number): number {
  const sum = intent.evidence.reduce((total, sign) => total + leftOf(sign, at, moment), 0);
  return Math.max(0, 1 - Math.exp(-sum));
}

function leftOf({ at, now, halfLifeMs }: Evidence, readAt: number, moment: number): number {
  // A sign from a clock that ran ahead counts from the reading on.
  const from = Math.min(at, readAt);
  if (moment < from) return 0;
  return now * 2 ** ((Math.max(readAt, from) - moment) / halfLifeMs);
}
