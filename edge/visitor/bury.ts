import { addChanges, contributionsIn, takeFact, type CellChange } from '#core';
import type { EraseOptions, OutcomeMessage } from '../ports.ts';
import type { KeptVisitor } from './kept-visitor.ts';
import { ledgerOf } from './ledger-of.ts';
import { hasTold, MESSAGE_BYTES_MAX } from './send-outcomes.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/**
 * Forgets a visitor, in one turn. What stays is a tombstone; until the world has been told, also their name, who had become them, and numbers
 * that they have changed in the sums and that are still to be sent: those of what came last, and in a farewell all that they have ever
 * contributed, so that the sums can be told from what is left to recompute them from.
 *
 * Of somebody whom a person has taken over, the person's own object tells all that: also where they have not been told so yet (`ofPerson`).
 */
export function bury(
  storage: VisitorStorage,
  kept: KeptVisitor,
  { asked, ofPerson = false }: EraseOptions & { ofPerson?: boolean },
  now: number,
): void {
  storage.turn(() => {
    if (kept.isErased()) return;
    const name = kept.name();
    const ledger = ledgerOf(storage);
    const left = asked ? takeFact(ledger, { kind: 'left', at: now }).changes : [];
    storage.addToTally(left);
    const hasFarewell = !ofPerson && kept.moved() === undefined && hasTold(storage);
    const contributed = addChanges(contributionsIn(ledger, ledger.units()));
    const [tally, settled] = [takeAll(storage), takeAll(storage, true)];
    const sealed = storage.value('sealed');
    const [number, devices] = [storage.value('number'), storage.value('devices')];

    storage.clear();
    storage.setValue('erased', String(now));
    storage.setValue('name', JSON.stringify(name));
    if (devices !== null) storage.setValue('devices', devices);
    if (number !== null) storage.setValue('number', number);
    if (sealed !== null) storage.setValue('sealed', withoutFacts(sealed));
    storage.addToTally(tally);
    storage.addToTally(settled, true);
    if (!hasFarewell) return;
    const theirs = JSON.parse(devices ?? '[]') as string[];
    storage.setValue('forget', JSON.stringify([name.visitor, ...theirs]));
    storage.addToTally(contributed, true);
  });
  kept.hold(null);
}

function takeAll(storage: VisitorStorage, farewell = false): CellChange[] {
  const all: CellChange[] = [];
  for (let some = storage.takeTally(MESSAGE_BYTES_MAX, farewell); some.length > 0;) {
    all.push(...some);
    some = storage.takeTally(MESSAGE_BYTES_MAX, farewell);
  }
  return all;
}

/** It may be sent already, or be on its way: its numbers have to be the same when it is sent again. */
function withoutFacts(sealed: string): string {
  return JSON.stringify({ ...(JSON.parse(sealed) as OutcomeMessage), facts: [] } satisfies OutcomeMessage);
}
