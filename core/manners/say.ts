import type { MannerCode } from '../decide/reason.ts';
import type { Allowed, Forbidden } from './manner.ts';

type Numbers = Readonly<Record<string, string | number>>;

export function allow(manner: MannerCode, words: string, numbers?: Numbers): Allowed {
  return { manner, allows: true, words, ...(numbers && { numbers }) };
}

export function forbid(manner: MannerCode, words: string, numbers?: Numbers, until?: number): Forbidden {
  return {
    manner,
    allows: false,
    code: manner,
    words,
    ...(numbers && { numbers }),
    ...(until !== undefined && { until }),
  };
}

/** What a manner says that the plan has set to `false`. */
export function switchedOff(manner: MannerCode): Allowed {
  return allow(manner, 'The plan has switched this manner off.');
}

/** What a manner about invitations says of anything else. */
export function onlyInvitations(manner: MannerCode): Allowed {
  return allow(manner, 'This holds for invitations only.');
}
