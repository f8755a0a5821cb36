import { openCases } from '../profile/open-cases.ts';
import { countWords } from './count-words.ts';
import { dayWords } from './day-words.ts';
import type { Manner } from './manner.ts';
import { isPromotional } from './promotional.ts';
import { allow, forbid, switchedOff } from './say.ts';

const DAY_MS = 24 * 3_600_000;

const NO_CASE = allow('open_case', 'The visitor has no case with the shop.');

/**
 * Help before selling. While a case of the visitor's is open, and for `days` (1) after it was closed, nothing is sold: no
 * invitation, no incentive, nothing about things that are not in the basket, on no channel. What helps
 * (`purpose: 'service'`), the basket, and the shop's plain voice stay.
 */
export const openCase: Manner = {
  code: 'open_case',
  ask(subject) {
    const { plan, profile, context } = subject;
    const rule = plan.manners.helpBeforeSelling;
    if (rule === false) return switchedOff('open_case');
    if (profile === null || isEmpty(profile.cases)) return NO_CASE;
    if (!isPromotional(subject))
      return allow('open_case', 'It does not sell, so it may be shown whatever is open.');
    const { open, closedAt } = openCases(profile, context.now);
    const day = (at: number) => dayWords(at, { now: context.now, timezone: plan.timezone });
    const [first] = open;
    if (first !== undefined) {
      const words = () =>
        `A case of theirs is open since ${day(first.since)}; until it is settled nothing is sold to them.`;
      return forbid('open_case', words, { open: open.length, openedAt: first.since });
    }
    if (closedAt === undefined) return NO_CASE;
    const until = closedAt + rule.days * DAY_MS;
    const numbers = { closedAt, days: rule.days };
    if (context.now >= until)
      return allow('open_case', () => `Their case was closed on ${day(closedAt)}.`, numbers);
    const words = () =>
      `A case of theirs was closed on ${day(closedAt)}; for ${countWords(rule.days, 'day')} after that nothing is sold to them.`;
    return forbid('open_case', words, numbers, until);
  },
};

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}
