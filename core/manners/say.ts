import type { MannerCode } from '../decide/reason.ts';
import type { Allowed, Forbidden, Verdict, Words } from './manner.ts';

type Numbers = Readonly<Record<string, string | number>>;

export function allow(manner: MannerCode, words: Words, numbers?: Numbers): Allowed {
  return numbers === undefined ? { manner, allows: true, words } : { manner, allows: true, words, numbers };
}

export function forbid(manner: MannerCode, words: Words, numbers?: Numbers, until?: number): Forbidden {
  const verdict: Forbidden = { manner, allows: false, code: manner, words };
  if (numbers !== undefined) verdict.numbers = numbers;
  if (until !== undefined) verdict.until = until;
  return verdict;
}

/** As people are told it: with its words made. */
export function told(verdict: Forbidden): Forbidden<string>;
export function told(verdict: Verdict): Verdict<string>;
export function told(verdict: Verdict): Verdict<string> {
  const { words } = verdict;
  return typeof words === 'string' ? (verdict as Verdict<string>) : { ...verdict, words: words() };
}

/** What a manner says that the plan has set to `false`. */
export function switchedOff(manner: MannerCode): Allowed {
  return saidOnce(off, manner, 'The plan has switched this manner off.');
}

/** What a manner about invitations says of anything else. */
export function onlyInvitations(manner: MannerCode): Allowed {
  return saidOnce(invitations, manner, 'This holds for invitations only.');
}

const off = new Map<MannerCode, Allowed>();
const invitations = new Map<MannerCode, Allowed>();

/** The same words a thousand times a request are made once. */
function saidOnce(kept: Map<MannerCode, Allowed>, manner: MannerCode, words: string): Allowed {
  const before = kept.get(manner);
  if (before !== undefined) return before;
  const said = allow(manner, words);
  kept.set(manner, said);
  return said;
}
