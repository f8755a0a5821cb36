export const RETRY_MS_MIN = 500;
/** A shop's deploy takes seconds: who waits longer than this between tries loses the visit for its own sake. */
export const RETRY_MS_MAX = 15_000;
/** An edge that asks for more than this is not going to be back in this visit. */
export const RETRY_AFTER_MS_MAX = 600_000;

/**
 * ms until the next try: doubles from 500 to 15,000, then spread over its upper half so that the pages of a shop do
 * not come back all at once. `random` is in [0, 1); `retryAfter` is that header's text (seconds, RFC 9110 §10.2.3).
 */
export function backoff(tries: number, random: number, retryAfter?: string | null): number {
  const ms = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** tries) * (0.5 + random / 2);
  return Math.max(ms, Math.min(RETRY_AFTER_MS_MAX, (Number(retryAfter) || 0) * 1000));
}
