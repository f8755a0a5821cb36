import * as fc from 'fast-check';
import type { VisitorCalls } from './visitor-calls.ts';

/* For tests: objects and messages that fail on the way. */

const METHODS = ['fold', 'read', 'record', 'erase', 'join', 'stage', 'take', 'bury'] as const;

export type Fault = 'none' | 'lost' | 'unanswered';

/** Calls that fail before they arrive, or after they have done their work, as `next` says; and that take their time. */
export function faulty(calls: VisitorCalls, next: () => Fault): VisitorCalls {
  const method =
    (name: (typeof METHODS)[number]) =>
    async (...given: unknown[]) => {
      const fault = next();
      await new Promise((resolve) => setImmediate(resolve));
      if (fault === 'lost') throw new Error('lost on the way');
      const answer = await (calls[name] as (...given: unknown[]) => Promise<unknown>)(...given);
      if (fault === 'unanswered') throw new Error('the answer was lost');
      return answer;
    };
  return Object.fromEntries(METHODS.map((name) => [name, method(name)])) as unknown as VisitorCalls;
}

export async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Two of five calls. */
export const faults = fc.infiniteStream(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Fault>('none') },
    { weight: 1, arbitrary: fc.constant<Fault>('lost') },
    { weight: 1, arbitrary: fc.constant<Fault>('unanswered') },
  ),
);
