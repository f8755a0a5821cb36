import type { CellChange, Fact } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { bytesOf } from './fit-bytes.ts';
import type { VisitorName, World } from './pass-on.ts';
import { takeSettled } from './settled.ts';
import { takeVisit } from './tell-visit.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** A queue takes messages of 128 KB (developers.cloudflare.com/queues/platform/limits); what is around changes and facts is small. */
export const MESSAGE_BYTES_MAX = 110_000;
/** So that the largest fact, an order of fifty things come back (some 50 KB), finds room beside them. */
const CHANGES_BYTES_MAX = 50_000;
/** Names of up to 128 characters; and as many as one statement looks up with ease. */
const NAMES_A_MESSAGE = 300;

/**
 * tally, facts → sealed (gets its number, never changes again) → queue → removed. A crash between the last two
 * sends the same message under the same id again, which the consumer drops. A farewell comes after all else.
 */
export async function sendOutcomes(
  storage: VisitorStorage,
  name: VisitorName,
  { queue, object }: Pick<World, 'queue' | 'object'>,
): Promise<void> {
  // Once an alarm: what comes of a visit while this is under way is told by the next.
  let isVisitTold = false;
  for (;;) {
    const sealed = seal(storage, name, object, !isVisitTold && storage.value('revisit') !== null);
    if (sealed === undefined) return;
    isVisitTold ||= sealed.facts.some(({ kind }) => kind === 'visit');
    await queue.send(sealed);
    storage.unsetValue('sealed');
  }
}

/** As `sendOutcomes` and `bury` know it: whether anything was told, or is to be, that may have to be forgotten. */
export function hasTold(storage: VisitorStorage): boolean {
  return storage.value('number') !== null || storage.value('devices') !== null || storage.hasOutcomes();
}

function seal(
  storage: VisitorStorage,
  { site, visitor }: VisitorName,
  object: string,
  tellsVisit: boolean,
): OutcomeMessage | undefined {
  return storage.turn((): OutcomeMessage | undefined => {
    const sealed = storage.value('sealed');
    if (sealed !== null) return JSON.parse(sealed) as OutcomeMessage;
    const content =
      (storage.hasOutcomes() || tellsVisit ? nextChanges(storage) : undefined) ?? nextFarewell(storage);
    if (content === undefined) return undefined;
    const number = Number(storage.value('number') ?? 0) + 1;
    const message: OutcomeMessage = { id: `${object}/${number}`, site, visitor, ...content };
    storage.setValue('number', String(number));
    storage.setValue('sealed', JSON.stringify(message));
    return message;
  });
}

function nextChanges(storage: VisitorStorage): { changes: CellChange[]; facts: Fact[] } | undefined {
  const changes = storage.takeTally(CHANGES_BYTES_MAX);
  const facts = storage.takeFacts(MESSAGE_BYTES_MAX - bytesOf(JSON.stringify(changes)));
  const all = [...facts, ...takeVisit(storage)];
  return changes.length + all.length === 0 ? undefined : { changes, facts: all };
}

function nextFarewell(storage: VisitorStorage) {
  const forget = storage.value('forget');
  if (forget === null) return nextSettled(storage);
  const changes = storage.takeTally(CHANGES_BYTES_MAX, true);
  const names = JSON.parse(forget) as string[];
  const fitting = names.slice(0, NAMES_A_MESSAGE);
  const rest = names.slice(NAMES_A_MESSAGE);
  if (rest.length === 0 && !storage.hasFarewell()) storage.unsetValue('forget');
  // A farewell names somebody, whoever it still has numbers of.
  else storage.setValue('forget', JSON.stringify(rest.length > 0 ? rest : fitting));
  return { changes, facts: [], forget: fitting };
}

/** Numbers and fact in one message, as far as they fit: applied together, they never count twice, nor not at all. */
function nextSettled(storage: VisitorStorage) {
  const changes = storage.takeTally(CHANGES_BYTES_MAX, true);
  const facts = storage.hasFarewell() ? [] : takeSettled(storage);
  return changes.length + facts.length === 0 ? undefined : { changes, facts, forget: [] };
}
