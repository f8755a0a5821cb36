import type { OutcomeMessage, OutcomeQueue } from '../ports.ts';

export function outcomeQueue(queue: Queue<OutcomeMessage>): OutcomeQueue {
  return {
    async send(message) {
      await queue.send(message, { contentType: 'json' });
    },
  };
}

/** Keeps what was sent, in order. */
export function memoryOutcomeQueue(): OutcomeQueue & { sent: OutcomeMessage[] } {
  const sent: OutcomeMessage[] = [];
  return {
    sent,
    send: async (message) => void sent.push(structuredClone(message)),
  };
}
