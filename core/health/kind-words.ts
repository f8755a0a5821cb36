import { NOTE_MEANINGS } from '../event/understand/note-meanings.ts';
import { NOTE_REMEDIES } from '../event/understand/note-remedies.ts';
import type { Explained, RejectionCode } from '../wire.ts';

interface Words {
  /** A sentence without its full stop: what of its kind may be named behind it. */
  what: string;
  remedy: string;
}

const ITEM_WORDS: Readonly<Record<string, Words>> = {
  unknown_item: {
    what: 'Pages name an item that the feed does not have',
    remedy:
      'Put the item into the feed, or say in the plan how the page’s id is made from the feed’s: ids.page, such as gla_{id}.',
  },
  ambiguous_item: {
    what: 'Several items of the feed fit what pages say',
    remedy: 'Give items of one thing the same item_group_id, and each item its own link, mpn and gtin.',
  },
} satisfies Record<'unknown_item' | 'ambiguous_item', Words>;

const REJECTION_WORDS: Readonly<Record<string, Words>> = {
  unknown_event: {
    what: 'An event is pushed that Tact does not know',
    remedy:
      'Push it under its GA4 name, if it means one of GA4’s recommended events; else it may be left as it is.',
  },
  server_only_event: {
    what: 'A page sends an event that only the shop’s own systems may send',
    remedy: 'Send it from the server by POST /v1/events.',
  },
  invalid_event: {
    what: 'Events cannot be read',
    remedy: 'Send the field that the example names as GA4 describes it.',
  },
  event_too_large: {
    what: 'Events are larger than 8 KiB',
    remedy: 'Leave out what Tact does not read: descriptions, lists of lists, whole pages.',
  },
  event_too_old: {
    what: 'Events arrive too late to count',
    remedy: 'Send events when they happen; a device that was away for long loses its oldest.',
  },
  consent_denied: {
    what: 'Events are sent without consent',
    remedy: 'Nothing to do: they are not kept.',
  },
} satisfies Record<RejectionCode, Words>;

const MEANINGS: Readonly<Record<string, string>> = NOTE_MEANINGS;
const REMEDIES: Readonly<Record<string, string>> = NOTE_REMEDIES;

/** What is wrong with all of a kind: `unknown_item`, `ambiguous_item`, `rejected.CODE` or `noted.CODE`. */
export function kindWords(kind: string): Words {
  const [, family, code = kind] = /^(rejected|noted)\.(.+)$/.exec(kind) ?? [];
  return family === 'noted'
    ? noteWords(code)
    : (ITEM_WORDS[code] ?? REJECTION_WORDS[code] ?? REJECTION_WORDS['invalid_event']!);
}

/** The same by the code of a note or a rejection, as an answer tells it. */
export function explainFlaw(code: string): Required<Explained> {
  const { what, remedy } = ITEM_WORDS[code] ?? REJECTION_WORDS[code] ?? noteWords(code);
  return { what: `${what}.`, remedy };
}

/** A code may be of another version. */
function noteWords(code: string): Words {
  return {
    what: MEANINGS[code] ?? `Something is left out of events or mended (${code.replaceAll('_', ' ')})`,
    remedy: REMEDIES[code] ?? 'Send the field that the example names as GA4 describes it.',
  };
}
