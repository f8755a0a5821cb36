import { splitOrder, type ItemFact } from '#core';
import { inTurns } from '../in-turns.ts';
import type { LearningItems, LessonMessage, PopularStore } from '../ports.ts';
import { isLessonMessage } from './is-lesson-message.ts';
import { retryLater } from './retry-later.ts';

/** Objects asked at once: a Worker has six connections open at a time, more only wait in line. */
const ITEMS_AT_ONCE = 6;
/** A run may make 1,000 calls (developers.cloudflare.com/workers/platform/limits); the longest order alone needs 70. */
export const ITEMS_A_RUN_MAX = 900;

/**
 * The consumer of orders: each item of a batch is told once what the batch says of it, and popularity as a whole. Items and
 * popularity know each order by its id, so that a batch that failed half way is simply done again. Orders beyond what one run
 * may call come again at once. What is no message of ours would fail for ever and is let go.
 */
export async function applyLessons(
  batch: MessageBatch,
  { items, popular }: { items: LearningItems; popular: PopularStore },
): Promise<void> {
  const { told, orders, beyond } = share(batch.messages);
  try {
    await inTurns([...told.values()], ITEMS_AT_ONCE, ({ site, item, facts }) =>
      items.of(site, item).learn(facts),
    );
    await popular.add(orders);
  } catch (error) {
    retryLater(batch, 'orders could not be learned from', error);
    return;
  }
  for (const message of batch.messages) {
    if (beyond.has(message)) message.retry();
    else message.ack();
  }
}

interface Told {
  site: string;
  item: string;
  facts: ItemFact[];
}

/** The facts of as many orders as one run may tell, by item, and the messages that must wait. */
function share(messages: readonly Message[]) {
  const told = new Map<string, Told>();
  const orders: LessonMessage[] = [];
  const beyond = new Set<Message>();
  let strange = 0;
  for (const message of messages) {
    const { body } = message;
    if (!isLessonMessage(body)) {
      strange += 1;
      continue;
    }
    const { site } = body;
    const facts = [...splitOrder(body.taught)].map(([item, fact]) => ({
      key: `${site}/${item}`,
      site,
      item,
      fact,
    }));
    const more = facts.filter(({ key }) => !told.has(key)).length;
    if (told.size + more > ITEMS_A_RUN_MAX) {
      beyond.add(message);
      continue;
    }
    orders.push(body);
    for (const { key, site, item, fact } of facts) {
      const mine = told.get(key) ?? { site, item, facts: [] };
      mine.facts.push(fact);
      told.set(key, mine);
    }
  }
  if (strange > 0) console.error({ message: 'messages that are no orders were dropped', strange });
  return { told, orders, beyond };
}
