import type { Ledger, Marks, Outcomes } from '#core';
import type { VisitorStorage } from './visitor-storage.ts';

/** What a visitor's storage keeps of outcomes, as core takes it. */
export function ledgerOf(storage: VisitorStorage): Ledger {
  return {
    ...storage,
    marks: () => JSON.parse(storage.value('marks') ?? '{}') as Marks,
    setMarks: (marks) => storage.setValue('marks', JSON.stringify(marks)),
  };
}

/** All that a ledger holds, for whom it is handed to. */
export function outcomesIn(storage: VisitorStorage): Outcomes {
  return { servings: storage.servings(), deals: storage.deals(), marks: ledgerOf(storage).marks() };
}
