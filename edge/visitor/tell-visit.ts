import { readProfile, visitOutcomeOf, type Fact, type Profile, type VisitOutcome } from '#core';
import { ledgerOf } from './ledger-of.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/*
 * What has come of the visit so far goes along with what is sent anyway: for its sake alone nothing is. But once it was told it is told again, at the
 * next alarm, when more has come of it: else intent would learn of a visit that went to the checkout later that it came to nothing.
 */

/** In a turn, at the end of a fold: notes whether more has come of the visit than was told. */
export function noteVisit(storage: VisitorStorage, profile: Profile): void {
  const told = storage.value('visit');
  if (told === null || storage.value('revisit') !== null) return;
  const before = JSON.parse(told) as VisitOutcome;
  const outcome = visitOutcomeOf(profile);
  if (outcome?.visit === before.visit && isMore(before, outcome)) storage.setValue('revisit', '1');
}

/** In a turn: what is to be told of the visit, and is told from then on. A bot's teaches nobody anything. */
export function takeVisit(storage: VisitorStorage): Fact[] {
  storage.unsetValue('revisit');
  if (storage.value('uncounted') !== null || ledgerOf(storage).marks().bot) return [];
  const profile = storage.value('profile');
  const outcome = profile === null ? undefined : visitOutcomeOf(readProfile(JSON.parse(profile)));
  if (outcome === undefined) return [];
  const word = JSON.stringify(outcome);
  if (storage.value('visit') === word) return [];
  storage.setValue('visit', word);
  return [{ kind: 'visit', at: outcome.last, outcome }];
}

/** That it lasted longer alone is no reason to tell it again. */
function isMore(before: VisitOutcome, after: VisitOutcome): boolean {
  return JSON.stringify({ ...before, last: 0 }) !== JSON.stringify({ ...after, last: 0 });
}
