import { addTotals, recompute, SUM_FIELDS, type CellTotal, type SumField } from '#core';
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

/** What no fact tells any more: what those who are forgotten have contributed, and what is settled. */
export function forgottenIn(messages: readonly OutcomeMessage[]): CellTotal[] {
  return addTotals(messages.flatMap(({ changes, forget }) => (forget ? changes : [])));
}

/** What the facts alone come to. */
export function recomputedFrom(messages: readonly OutcomeMessage[]): CellTotal[] {
  return recompute(messages.flatMap(({ visitor, facts }) => facts.map((fact) => ({ visitor, fact }))));
}

/** The facts, and what none tells any more: the sums again. */
export function remadeFrom(messages: readonly OutcomeMessage[]): CellTotal[] {
  const both = [...recomputedFrom(messages), ...forgottenIn(messages)];
  return addTotals(
    both.map(({ sums, ...cell }) => ({ ...cell, sums: SUM_FIELDS.map((field) => Number(sums[field])) })),
  );
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
