import type { Marks } from './ledger.ts';

export function joinMarks(a: Marks, b: Marks): Marks {
  const leftAt = Math.min(a.leftAt ?? Infinity, b.leftAt ?? Infinity);
  const firstAt = Math.min(a.firstAt ?? Infinity, b.firstAt ?? Infinity);
  return {
    ...((a.bot ?? b.bot) && { bot: true as const }),
    ...(leftAt < Infinity && { leftAt }),
    ...(firstAt < Infinity && { firstAt }),
  };
}
