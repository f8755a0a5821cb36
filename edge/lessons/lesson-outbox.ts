import type { TaughtOrder } from '#core';
import type { LessonQueue } from '../ports.ts';
import type { VisitorStorage } from '../visitor/visitor-storage.ts';

/** More than a person orders while a queue is down; what comes beyond is not learned from. */
export const OUTBOX_MAX = 50;

type Values = Pick<VisitorStorage, 'value' | 'setValue' | 'unsetValue' | 'turn'>;

/** Puts orders where the next `sendLessons` finds them. */
export function addToOutbox(storage: Values, orders: readonly TaughtOrder[]): void {
  if (orders.length === 0) return;
  storage.setValue('lessons', JSON.stringify([...outbox(storage), ...orders].slice(0, OUTBOX_MAX)));
}

/** What was sent and not noted as such, in a crash between the two, is sent again: items know an order by its id. */
export async function sendLessons(storage: Values, site: string, queue: LessonQueue): Promise<void> {
  const orders = outbox(storage);
  if (orders.length === 0) return;
  await queue.send(orders.map((taught) => ({ kind: 'order', site, taught })));
  storage.turn(() => {
    // Only ever added to meanwhile, at the end, or emptied by an erasure.
    const left = outbox(storage).slice(orders.length);
    if (left.length > 0) storage.setValue('lessons', JSON.stringify(left));
    else storage.unsetValue('lessons');
  });
}

function outbox(storage: Values): TaughtOrder[] {
  return JSON.parse(storage.value('lessons') ?? '[]') as TaughtOrder[];
}
