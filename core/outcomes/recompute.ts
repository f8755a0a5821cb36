import { addTotals } from './add-changes.ts';
import type { CellChange, CellTotal } from './cell.ts';
import { contributionsOf } from './contributions.ts';
import type { Fact } from './fact.ts';
import { outcomesFrom } from './outcomes-from.ts';
import { restOf } from './settle.ts';
import { periodOf } from './unit-key.ts';

/** Who has become whom, hop by hop: a device, a person, and that person's ids under earlier signing keys. */
const HOPS_MAX = 10;

/**
 * All sums from all facts, in whatever order these come: what the changes that were sent one by one have added up to, less what is told as
 * numbers: of those who are forgotten, and what is settled. In the order of the cells' names.
 */
export function recompute(facts: Iterable<{ visitor: string; fact: Fact }>): CellTotal[] {
  const byVisitor = new Map<string, Fact[]>();
  const became = new Map<string, string>();
  for (const { visitor, fact } of facts) {
    if (fact.kind === 'joined') became.set(fact.visitor, visitor);
    const theirs = byVisitor.get(visitor);
    if (theirs) theirs.push(fact);
    else byVisitor.set(visitor, [fact]);
  }
  const byPerson = new Map<string, Fact[][]>();
  for (const [visitor, theirs] of byVisitor) {
    const person = personOf(visitor, became);
    byPerson.set(person, [...(byPerson.get(person) ?? []), theirs]);
  }
  return addTotals([...byPerson.values()].flatMap((parts) => contributionsFrom(parts.flat())));
}

function contributionsFrom(facts: readonly Fact[]): CellChange[] {
  const settled = facts.reduce(
    (latest, fact) => (fact.kind === 'settled' ? Math.max(latest, fact.before) : latest),
    -Infinity,
  );
  const outcomes = outcomesFrom(facts);
  return contributionsOf(settled === -Infinity ? outcomes : restOf(outcomes, periodOf(settled)));
}

function personOf(visitor: string, became: ReadonlyMap<string, string>): string {
  let person = visitor;
  for (let hops = 0; hops < HOPS_MAX; hops++) {
    const next = became.get(person);
    if (next === undefined) break;
    person = next;
  }
  return person;
}
