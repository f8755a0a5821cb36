import { cleanText } from '../../clean-text.ts';
import type { NoteCode } from './note-remedies.ts';

/** Something that was left out of an event, or repaired. */
export interface EventNote {
  /** Where in the event: `params.items.2.price`. */
  path: string;
  code: NoteCode;
  detail: string;
}

/** An event of 200 items may have the same fault in each: a few say what it is. */
export const NOTES_MAX = 20;
const DETAIL_MAX = 160;
const QUOTE_MAX = 60;

export function takeNote(notes: EventNote[], path: string, code: NoteCode, detail: string): void {
  if (notes.length < NOTES_MAX) notes.push({ path, code, detail: cleanText(detail, DETAIL_MAX) });
}

/** Short enough for an answer, whatever was sent. */
export function quote(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, QUOTE_MAX);
}
