import type { MannerCode } from '../decide/reason.ts';
import type { Allowed, Forbidden } from './manner.ts';

type Numbers = Readonly<Record<string, string | number>>;
/** A sentence, or how to make it: of some thousand verdicts a decision needs the words of one. */
type Words = string | (() => string);

export function allow(manner: MannerCode, words: Words, numbers?: Numbers): Allowed {
  const rest = numbers === undefined ? NOTHING : { numbers };
  if (typeof words === 'string') return { manner, allows: true, words, ...rest };
  return {
    manner,
    allows: true,
    ...rest,
    get words() {
      return words();
    },
  };
}

export function forbid(manner: MannerCode, words: Words, numbers?: Numbers, until?: number): Forbidden {
  const rest = numbers === undefined ? NOTHING : { numbers };
  const end = until === undefined ? NOTHING : { until };
  if (typeof words === 'string') return { manner, allows: false, code: manner, words, ...rest, ...end };
  return {
    manner,
    allows: false,
    code: manner,
    ...rest,
    ...end,
    get words() {
      return words();
    },
  };
}

const NOTHING = {};

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
