import type { OutcomeMessage, OutcomeStore } from '../ports.ts';
import { retryLater } from './retry-later.ts';

/**
 * The queue's consumer: a batch is applied as a whole, acknowledged as a whole, or tried again as a whole, which harms
 * nothing, because the store applies each message once. What is no message of ours would fail for ever and is let go.
 */
export async function applyOutcomes(batch: MessageBatch<OutcomeMessage>, store: OutcomeStore): Promise<void> {
  const messages = batch.messages.map(({ body }) => body).filter(isOutcomeMessage);
  const strange = batch.messages.length - messages.length;
  if (strange > 0) console.error({ message: 'messages that are no outcomes were dropped', strange });
  try {
    await store.apply(messages);
  } catch (error) {
    retryLater(batch, 'outcomes could not be applied', error);
    return;
  }
  batch.ackAll();
}

/** An older or newer version of this worker may have sent it. */
function isOutcomeMessage(body: unknown): body is OutcomeMessage {
  const { id, site, changes } = (body ?? {}) as Partial<Record<keyof OutcomeMessage, unknown>>;
  return (
    typeof id === 'string' &&
    typeof site === 'string' &&
    Array.isArray(changes) &&
    changes.every(isOutcomeChange)
  );
}

function isOutcomeChange(change: unknown): boolean {
  const { day, slot, variant, what, n, value } = (change ?? {}) as Record<string, unknown>;
  return (
    [day, slot, variant, what].every((text) => typeof text === 'string') &&
    Number.isInteger(n) &&
    Number.isInteger(value)
  );
}
