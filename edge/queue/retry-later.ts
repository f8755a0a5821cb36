/** Doubles with each try; an hour, so that a day without a store costs some thirty of the hundred tries in wrangler.toml. */
const RETRY_WAIT_S = 5;
const RETRY_WAIT_S_MAX = 3600;

/** The whole batch comes again, later each time. */
export function retryLater(batch: MessageBatch, what: string, error: unknown): void {
  const attempts = Math.max(...batch.messages.map((message) => message.attempts));
  console.error({ message: what, attempts, error: String(error) });
  batch.retryAll({ delaySeconds: Math.min(RETRY_WAIT_S * 2 ** (attempts - 1), RETRY_WAIT_S_MAX) });
}
