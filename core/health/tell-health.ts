import type { FoundBy } from '../ids/ask.ts';
import type { HealthCount } from './health-note.ts';
import { kindWords } from './kind-words.ts';

/** In words, for whoever builds the shop: what is wrong, and what to do about it. */
export interface HealthLine {
  kind: string;
  what: string;
  example: string;
  times: number;
  /** ms since the epoch. */
  firstAt: number;
  lastAt: number;
  remedy: string;
}

const FOUND_WORDS: Record<Exclude<FoundBy, 'id'>, string> = {
  spelling: 'in another case',
  group: 'by item_group_id',
  mpn: 'by mpn',
  gtin: 'by gtin',
  pattern: 'by the plan’s pattern',
  scheme: 'by the form of ids that its platform makes',
  address: 'by its address',
};

/** What was counted, in words, the most frequent first. Kinds are `unknown_item`, `ambiguous_item`, `found_otherwise`, `rejected.CODE` and `noted.CODE`. */
export function tellHealth(counts: readonly HealthCount[]): HealthLine[] {
  return counts
    .map(({ kind, subject, example, times, firstAt, lastAt }) => {
      const { what, remedy } = wordsFor(kind, subject);
      return { kind, what, example, times, firstAt, lastAt, remedy };
    })
    .toSorted((a, b) => b.times - a.times || b.lastAt - a.lastAt);
}

function wordsFor(kind: string, subject: string): { what: string; remedy: string } {
  if (kind === 'found_otherwise')
    return {
      what: `Pages do not say the feed’s id; the item is found ${FOUND_WORDS[subject as keyof typeof FOUND_WORDS] ?? 'otherwise'}.`,
      remedy:
        'Nothing has to be done. Pages that say the feed’s id are understood sooner, also after an order.',
    };
  const { what, remedy } = kindWords(kind);
  return { what: `${what}: ${subject || 'several others'}.`, remedy };
}
