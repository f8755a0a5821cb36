import type { Taken } from '../catalog/take-feed.ts';
import type { LineFlaw } from '../catalog/judge-lines.ts';

/** What became of the last feed, short enough to be read. */
export interface FeedVerdict {
  /** ms since the epoch. */
  at: number;
  mode: 'replace' | 'patch';
  lines: number;
  stored: number;
  /** Lines that are not stored. */
  badLines: number;
  /** Lines whose item an earlier one has. */
  repeatedLines: number;
  /** Why nothing, or not all of it, was taken. */
  refused?: string;
  /** Flaws and repairs by their code. */
  counts: Record<string, number>;
  /** The first of each code. */
  examples: LineFlaw[];
}

const EXAMPLES_MAX = 40;
const CODES_MAX = 60;

export function feedVerdict(taken: Taken, mode: FeedVerdict['mode'], at: number): FeedVerdict {
  const told = [...taken.rejected, ...taken.left, ...taken.repaired];
  const first = new Map(told.toReversed().map((flaw) => [flaw.code, flaw]));
  return {
    at,
    mode,
    lines: taken.lines,
    stored: taken.stored,
    badLines: taken.badLines,
    repeatedLines: taken.repeatedLines,
    ...(taken.refusal && { refused: taken.refusal.code }),
    counts: Object.fromEntries(Object.entries(taken.counts).slice(0, CODES_MAX)),
    examples: [...first.values()].slice(0, EXAMPLES_MAX),
  };
}
