import { AMOUNT_MAX } from '../param-schemas.ts';
import { quote, takeNote, type EventNote } from './notes.ts';
import { readSaidNumber, type NumberOptions } from './read-said-number.ts';

/** An amount of money that a page names; undefined, and told, where it is none. */
export function amountAt(
  raw: unknown,
  path: string,
  { notes, ...options }: NumberOptions & { notes: EventNote[] },
): { number: number; currency: string | undefined } | undefined {
  const read = readSaidNumber(raw, options);
  if (read.is === 'absent') return undefined;
  if (read.is === 'empty') {
    takeNote(notes, path, 'empty', `${quote(raw)} is not a number, and not zero`);
    return undefined;
  }
  if (read.is === 'unreadable' || read.number < 0 || read.number > AMOUNT_MAX) {
    takeNote(notes, path, 'unreadable', `expected an amount from 0 to ${AMOUNT_MAX}, found ${quote(raw)}`);
    return undefined;
  }
  if (read.asText && options.machine !== true)
    takeNote(notes, path, 'number_as_text', `${quote(raw)} is read as ${read.number}`);
  return { number: read.number, currency: read.currency };
}
