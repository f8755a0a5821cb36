import { addTotals, recompute, type CellTotal, type SumField } from '#core';
import type { OutcomeMessage } from '../ports.ts';

/* For tests: what the messages that were sent come to. */

/** What a store would have, by `slot/variant/arm`, of all days and segments; only sums that are not 0. Each message once, as the consumer applies it. */
export function sumsIn(
  messages: readonly OutcomeMessage[],
): Record<string, Partial<Record<SumField, number>>> {
  return readable(totalsIn(messages));
}

export function totalsIn(messages: readonly OutcomeMessage[]): CellTotal[] {
  const fresh = new Map(messages.map((message) => [message.id, message])).values();
  return addTotals([...fresh].flatMap(({ changes, forget }) => (forget ? [] : changes)));
}

/** What those who are forgotten have contributed. */
export function forgottenIn(messages: readonly OutcomeMessage[]): CellTotal[] {
  return addTotals(messages.flatMap(({ changes, forget }) => (forget ? changes : [])));
}

/** The same from the facts alone. */
export function recomputedFrom(messages: readonly OutcomeMessage[]): CellTotal[] {
  return recompute(messages.flatMap(({ visitor, facts }) => facts.map((fact) => ({ visitor, fact }))));
}

function readable(totals: readonly CellTotal[]) {
  const cells: Record<string, Partial<Record<SumField, number>>> = {};
  for (const { slot, variant, arm, sums } of totals) {
    const cell = (cells[`${slot}/${variant}/${arm}`] ??= {});
    for (const [field, sum] of Object.entries(sums) as [SumField, bigint][])
      if (sum !== 0n) cell[field] = (cell[field] ?? 0) + Number(sum);
  }
  return cells;
}
