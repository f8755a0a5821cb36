import { countWords } from './count-words.ts';
import type { Manner, Subject } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { showingOf, showingsOf } from './showings-of.ts';

const DAY_MS = 24 * 3_600_000;
const NO_TIMES: readonly number[] = [];
const NEVER = allow('dismissed', 'The visitor has not sent it away.');

/**
 * The jeans shop, after the "no, thank you". A no is a no for `days` (30), and each further no lasts `factor` (3) times as
 * long as the one before: 30, 90, 270 days. A no to an invitation is a no to its slot, however it is worded next; a no to a
 * piece of content is a no to that variant.
 */
export const dismissed: Manner = {
  code: 'dismissed',
  ask(subject) {
    const rule = subject.plan.manners.takeNoForAnAnswer;
    if (rule === false) return switchedOff('dismissed');
    const times = refusals(subject);
    const last = times.at(-1);
    if (last === undefined) return NEVER;
    const days = rule.days * rule.factor ** (times.length - 1);
    const until = last + days * DAY_MS;
    const numbers = { times: times.length, days, at: last };
    const said = `The visitor has sent it away ${countWords(times.length, 'time')}`;
    if (subject.context.now >= until) return allow('dismissed', `${said}, long enough ago.`, numbers);
    return forbid('dismissed', `${said}, so it stays away for ${countWords(days, 'day')}.`, numbers, until);
  },
};

/** Ascending. A profile remembers DISMISSED_MAX of them a variant, which at 30 days and a factor of 3 is twenty years. */
function refusals({ profile, slotName, slot, candidate }: Subject): readonly number[] {
  if (slot.kind === 'content')
    return showingOf(profile, slotName, candidate.variant.id)?.dismissed ?? NO_TIMES;
  return showingsOf(profile, slotName)
    .flatMap((showing) => showing.dismissed)
    .sort((a, b) => a - b);
}
