import type { LessonMessage } from '../ports.ts';

/** An older or newer version of this worker may have sent it. */
export function isLessonMessage(body: unknown): body is LessonMessage {
  const { kind, site, taught } = (body ?? {}) as Partial<Record<keyof LessonMessage, unknown>>;
  return kind === 'order' && typeof site === 'string' && isTaughtOrder(taught);
}

function isTaughtOrder(taught: unknown): boolean {
  const { order, at, items, before = {}, orderDays = 0 } = (taught ?? {}) as Record<string, unknown>;
  return (
    typeof order === 'string' &&
    Number.isFinite(at) &&
    Array.isArray(items) &&
    items.every((item) => typeof item === 'string') &&
    typeof before === 'object' &&
    before !== null &&
    Object.values(before).every(Number.isFinite) &&
    Number.isFinite(orderDays)
  );
}
