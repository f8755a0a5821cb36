import type { LessonMessage, LessonQueue } from '../ports.ts';

/** A call takes 100 messages and 256 KB of them (developers.cloudflare.com/queues/platform/limits); a fifth is left for what the platform adds. */
export const MESSAGES_AT_ONCE = 100;
export const BYTES_AT_ONCE = 200_000;

export function lessonQueue(queue: Queue<LessonMessage>): LessonQueue {
  return {
    async send(messages) {
      for (const page of pagesOf(messages)) {
        await queue.sendBatch(page.map((body) => ({ body, contentType: 'json' as const })));
      }
    },
  };
}

/** Keeps what was sent, in order. */
export function memoryLessonQueue(): LessonQueue & { sent: LessonMessage[] } {
  const sent: LessonMessage[] = [];
  return { sent, send: async (messages) => void sent.push(...structuredClone([...messages])) };
}

/** In order, each page within what one call takes. Orders are bounded (ORDER_ITEMS_MAX, BEFORE_MAX), so that each alone is. */
export function pagesOf(messages: readonly LessonMessage[]): LessonMessage[][] {
  const pages: LessonMessage[][] = [];
  let bytes = 0;
  for (const message of messages) {
    // UTF-8 needs three bytes a UTF-16 unit at most; ids are nearly always one.
    const size = 3 * JSON.stringify(message).length;
    const page = pages.at(-1);
    if (page && page.length < MESSAGES_AT_ONCE && bytes + size <= BYTES_AT_ONCE) {
      page.push(message);
      bytes += size;
    } else {
      pages.push([message]);
      bytes = size;
    }
  }
  return pages;
}
