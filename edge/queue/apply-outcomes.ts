import type { OutcomeMessage, OutcomeStore } from '../ports.ts';
import { readOutcomeMessage } from './read-outcome-message.ts';
import { retryLater } from './retry-later.ts';

/**
 * The queue's consumer: a batch is applied as a whole, acknowledged as a whole, or tried again as a whole, which harms
 * nothing, because the store applies each message once. What is no message of ours would fail for ever and is let go.
 * `applied` is told which sites' sums have changed, after they are acknowledged: what it does not manage is lost on nobody,
 * for the next batch calls it again.
 */
export async function applyOutcomes(
  batch: MessageBatch<OutcomeMessage>,
  store: OutcomeStore,
  applied?: (sites: string[]) => Promise<void>,
): Promise<void> {
  const messages = batch.messages.flatMap(({ body }) => readOutcomeMessage(body) ?? []);
  const strange = batch.messages.length - messages.length;
  if (strange > 0) console.error({ message: 'messages that are no outcomes were dropped', strange });
  try {
    await store.apply(messages);
  } catch (error) {
    retryLater(batch, 'outcomes could not be applied', error);
    return;
  }
  batch.ackAll();
  if (!applied || messages.length === 0) return;
  try {
    await applied([...new Set(messages.map(({ site }) => site))]);
  } catch (error) {
    console.error({ message: 'nothing could be made of the new sums', error: String(error) });
  }
}
