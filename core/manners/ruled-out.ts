import type { Profile } from '../profile/profile.ts';
import { cameBackAt } from './came-back.ts';
import { dateWords } from './date-words.ts';
import type { Manner } from './manner.ts';
import { onceAnItem } from './once-an-item.ts';
import { RULING_OUT, type SignAgainst } from './ruling-out-table.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { signsAgainst, type Against } from './signs-against.ts';
import { speaksOfBasket, speaksOfBought } from './speaks-of.ts';

const DAY_MS = 24 * 3_600_000;
/** Nothing is held against a thing for longer. */
const LOOK_AHEAD_MS = 20 * 365 * DAY_MS;

const NOTHING = allow('ruled_out', 'It is about nothing in particular.');
const NO_SIGN = allow('ruled_out', 'Nothing says that the visitor has decided against it.');
const NO_OFFER = allow('ruled_out', 'It speaks of what is the visitor’s already, and offers nothing.');

const WORDS: Record<SignAgainst, (date: string) => string> = {
  read_and_left: (date) => `The visitor read about it on ${date}, and left it`,
  put_back: (date) => `The visitor took it out of the basket on ${date}`,
  went_for_substitute: (date) => `The visitor looked at it, and bought another of its kind on ${date}`,
  returned: (date) => `The visitor sent it back on ${date}`,
  not_for_me: (date) => `The visitor said on ${date} that it is not for them`,
};

/**
 * It did not fit. Looked, read the reviews, decided against it; or put it back, or returned it; and is followed by it around
 * the web. What speaks for that adds up to a score from 0 to 1 (`ruling-out-table.ts`), half of each sign being over after
 * `halfLifeDays` (60) or longer; from `score` (0.6) on it is taken as ruled out.
 *
 * Going back to it (a look, reading about it, the basket, buying it) undoes what was before. "Not for me" is enough by itself.
 * What lies in the basket is not ruled out, nor what somebody comes back for again and again, nor what is being read.
 */
export const ruledOut: Manner = {
  code: 'ruled_out',
  perItem: true,
  alike: true,
  ask(subject) {
    const { plan, profile, candidate } = subject;
    if (plan.manners.takeRuledOutAsRuledOut === false) return switchedOff('ruled_out');
    const [item] = candidate.items;
    if (item === undefined) return NOTHING;
    if (profile === null || !isKnown(item.id, profile)) return NO_SIGN;
    if (speaksOfBasket(candidate.variant) || speaksOfBought(candidate.variant)) return NO_OFFER;
    return judge(item, subject);
  },
};

/** Most items are none that the visitor has had to do with. */
function isKnown(id: string, profile: Profile): boolean {
  return Object.hasOwn(profile.items, id) || cameBackAt(profile).has(id);
}

const judge = onceAnItem((item, around) => {
  const { plan, context } = around;
  const rule = plan.manners.takeRuledOutAsRuledOut;
  const signs = signsAgainst(item, around);
  if (rule === false || signs.length === 0) return NO_SIGN;
  const halfLifeMs = rule.halfLifeDays * DAY_MS;
  const score = scoreAt(context.now, signs, halfLifeMs);
  const weighs = (sign: Against) => leftOf(sign, context.now, halfLifeMs);
  const { sign, at } = signs.reduce((a, b) => (weighs(b) > weighs(a) ? b : a));
  const said = () => WORDS[sign](dateWords(at, plan.timezone));
  const numbers = { sign, at, score: Math.round(score * 100) / 100, max: rule.score };
  if (score < rule.score) return allow('ruled_out', () => `${said()}, which no longer says enough.`, numbers);
  return forbid(
    'ruled_out',
    () => `${said()}.`,
    numbers,
    untilBelow(rule.score, context.now, signs, halfLifeMs),
  );
});

function leftOf({ sign, at, weight }: Against, now: number, halfLifeMs: number): number {
  const halfLives = Math.max(0, now - at) / (halfLifeMs * RULING_OUT[sign].halfLives);
  // Without a half-life nothing is left of it; 0 / 0 is not a number.
  return halfLifeMs > 0 ? weight * 2 ** -halfLives : 0;
}

function scoreAt(now: number, signs: readonly Against[], halfLifeMs: number): number {
  return 1 - Math.exp(-signs.reduce((sum, sign) => sum + leftOf(sign, now, halfLifeMs), 0));
}

/** When the score falls below the threshold; by halving, since signs fade at different speeds. undefined where it never does. */
function untilBelow(
  score: number,
  now: number,
  signs: readonly Against[],
  halfLifeMs: number,
): number | undefined {
  let [from, to] = [now, now + LOOK_AHEAD_MS];
  if (scoreAt(to, signs, halfLifeMs) >= score) return undefined;
  while (to - from > 1000) {
    const middle = (from + to) / 2;
    if (scoreAt(middle, signs, halfLifeMs) >= score) from = middle;
    else to = middle;
  }
  return Math.ceil(to);
}
