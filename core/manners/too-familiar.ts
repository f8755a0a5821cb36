import { countWords } from './count-words.ts';
import { dayWords } from './day-words.ts';
import type { Manner, Subject, Verdict } from './manner.ts';
import { memoryOf, tieOf, visitsTo, type Tie, type TieKind } from './relationship.ts';
import { allow, forbid, switchedOff } from './say.ts';

const DAY_MS = 24 * 3_600_000;

/** What a name or an order in a sentence needs, and what any mention of earlier visits needs. */
const CARRIES = {
  personal: ['order', 'sign_in'],
  remembered: ['order', 'sign_in', 'basket', 'wish', 'word', 'intent'],
} as const satisfies Record<string, readonly TieKind[]>;

const AMBIENT = allow('too_familiar', 'It says nothing of the visitor.');
const CONTEXTUAL = allow('too_familiar', 'It speaks of this page and this visit alone.');

/**
 * The shop that follows you down the street. What says that it remembers needs something between the visitor and the shop:
 * an order that stands, a sign-in, something in the basket, a wish, something that the visitor said of itself, or real intent
 * for the very thing it speaks of (looked at in three visits; or in two, and its stock, size guide, shipping or returns read,
 * or put in the basket). What uses a name or speaks of orders needs an order or a sign-in. All of it within `days` (90).
 *
 * A mere look carries help about the thing itself (`contextual`), never "we saw you".
 */
export const tooFamiliar: Manner = {
  code: 'too_familiar',
  ask(subject) {
    const { familiarity } = subject.candidate.variant;
    const rule = subject.plan.manners.presumeNothing;
    if (rule === false) return switchedOff('too_familiar');
    if (familiarity === 'ambient') return AMBIENT;
    if (familiarity === 'contextual') return CONTEXTUAL;
    const { profile, context, candidate } = subject;
    if (profile === null) {
      return forbid('too_familiar', 'Nobody is known here, and it speaks as if somebody were.', {
        familiarity,
      });
    }
    const about = candidate.items[0]?.id;
    const tie = tieOf(profile, CARRIES[familiarity], { days: rule.days, about, context });
    if (tie?.isKeptUp) {
      return allow('too_familiar', () => `${TIE_WORDS[tie.kind](day(tie.at, subject))}, which carries it.`, {
        familiarity,
        tie: tie.kind,
        at: tie.at,
      });
    }
    return tie === undefined ? nothing(subject, rule.days) : lapsed(tie, subject, rule.days);
  },
};

const TIE_WORDS: Record<TieKind, (day: string) => string> = {
  order: (on) => `They ordered on ${on}`,
  sign_in: (on) => `They signed in on ${on}`,
  basket: (on) => `There is something in their basket since ${on}`,
  wish: (on) => `They put something on their wish list on ${on}`,
  word: (on) => `They said on ${on} what they like`,
  intent: (on) => `They came back for this very thing, on ${on} the last time`,
};

function lapsed(tie: Tie, subject: Subject, days: number): Verdict {
  const words = () =>
    `${TIE_WORDS[tie.kind](day(tie.at, subject))}, and neither that nor another visit lies within ${countWords(days, 'day')}.`;
  const { familiarity } = subject.candidate.variant;
  return forbid('too_familiar', words, { familiarity, tie: tie.kind, at: tie.at, days });
}

function nothing({ candidate, profile, context }: Subject, days: number): Verdict {
  const { familiarity } = candidate.variant;
  const memory = profile === null ? undefined : memoryOf(profile, candidate.items[0]?.id);
  const visits = memory === undefined ? 0 : visitsTo(memory, context.now - days * DAY_MS);
  if (familiarity === 'personal') {
    const words = 'It is personal, and the visitor has neither an order that stands nor signed in.';
    return forbid('too_familiar', words, { familiarity });
  }
  const words = () =>
    `It says that it remembers, and nothing carries that: no order, sign-in, basket, wish or word of theirs, and ${
      visits === 0
        ? 'this thing was not looked at'
        : `this thing was looked at in ${countWords(visits, 'visit')} only`
    }.`;
  return forbid('too_familiar', words, { familiarity, visits });
}

function day(at: number, { context, plan }: Subject): string {
  return dayWords(at, { now: context.now, timezone: plan.timezone });
}
