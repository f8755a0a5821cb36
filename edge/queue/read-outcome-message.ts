import { ARMS, SUM_FIELDS } from '#core';
import * as v from 'valibot';
import type { OutcomeMessage } from '../ports.ts';
import { count, isOutcomeFact, name } from './is-outcome-fact.ts';

/** DRAW_SHARES_MAX shares of variants whose ids are as long as a plan lets them be make some 650. It is part of a key, which no text from elsewhere may fill. */
const DRAW_LENGTH_MAX = 1000;

const message = v.object({
  id: name,
  site: name,
  visitor: name,
  changes: v.array(
    v.object({
      ...{ day: count, slot: v.string(), variant: v.string(), arm: v.picklist(ARMS) },
      ...{ channel: v.string(), segment: name },
      // None is told by a visitor's object of units that it has kept since before there were draws.
      draw: v.optional(v.pipe(v.string(), v.maxLength(DRAW_LENGTH_MAX)), ''),
      // Another worker's, of another length, would be added to the wrong columns.
      sums: v.pipe(v.array(count), v.length(SUM_FIELDS.length)),
    }),
  ),
  facts: v.array(v.custom(isOutcomeFact)),
  forget: v.optional(v.array(name)),
});

/** undefined for what is no message of ours; an older or newer version of this worker may have sent it. */
export function readOutcomeMessage(body: unknown): OutcomeMessage | undefined {
  const { success, output } = v.safeParse(message, body);
  return success ? (output as OutcomeMessage) : undefined;
}
