import { ARMS, SUM_FIELDS } from '#core';
import * as v from 'valibot';
import type { OutcomeMessage } from '../ports.ts';
import { count, isOutcomeFact, name } from './is-outcome-fact.ts';

const message = v.object({
  id: name,
  site: name,
  visitor: name,
  changes: v.array(
    v.object({
      ...{ day: count, slot: v.string(), variant: v.string(), arm: v.picklist(ARMS) },
      ...{ channel: v.string(), segment: name },
      // Another worker's, of another length, would be added to the wrong columns.
      sums: v.pipe(v.array(count), v.length(SUM_FIELDS.length)),
    }),
  ),
  facts: v.array(v.custom(isOutcomeFact)),
  forget: v.optional(v.array(name)),
});

/** An older or newer version of this worker may have sent it. */
export function isOutcomeMessage(body: unknown): body is OutcomeMessage {
  return v.is(message, body);
}
