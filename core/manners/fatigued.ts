import { countWords } from './count-words.ts';
import type { Manner, Subject } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { restedAt } from './tiredness.ts';
import { isTired, topicWorn, variantWorn, type Worn } from './worn.ts';

/** Said of nearly everything, so it is made once. */
const FRESH = allow('fatigued', 'It was not seen without an answer.');

/**
 * The same chocolates every year. Every occasion on which something was seen and not answered tires: the variant, and the
 * thing that it is mainly about, whichever variants, slots and invitations showed that. Each occasion fades by half in
 * `halfLifeDays` (7). Tired is what could not be seen once more without passing `views` (3) or `topicViews` (5).
 *
 * An answer wakes it: a click, an acceptance; of a thing, looking at it, putting it in the basket, buying it. Views within
 * 30 minutes of each other, or of the answer, are one occasion. `freshness` says how far it has come, so that a policy can
 * let something fresh take the place before it is dead.
 */
export const fatigued: Manner = {
  code: 'fatigued',
  perItem: true,
  ask(subject) {
    const rule = subject.plan.manners.stayFresh;
    if (rule === false) return switchedOff('fatigued');
    const variant = variantWorn(subject);
    const topic = topicWorn(subject);
    if (variant === undefined && topic === undefined) return FRESH;
    const tired = isTired(variant) ? variant : isTired(topic) ? topic : undefined;
    if (tired !== undefined) {
      const words = () =>
        `${seenWords(tired)} ${countWords(tired.views, 'time')} is as often as it may be before it rests.`;
      const until = restedAt(tired.tiredness, tired.max, tired.halfLifeDays, subject.context.now);
      return forbid('fatigued', words, numbersOf(tired), until);
    }
    const words = () =>
      `${[variant, topic].map((each) => (each === undefined ? '' : `${seenWords(each)} `)).join('')}It is still fresh enough.`;
    return allow('fatigued', words, { ...numbersOf(variant), ...numbersOf(topic) });
  },
};

/**
 * 1 for what was never seen without an answer, 0 for what is tired, in proportion between the two; always 1 with the manner
 * switched off. A policy that has several variants to choose from takes one that is at least half fresh first.
 */
export function freshness(subject: Subject): number {
  if (subject.plan.manners.stayFresh === false) return 1;
  const left = (worn: Worn | undefined) =>
    worn === undefined ? 1 : isTired(worn) ? 0 : 1 - worn.tiredness / worn.max;
  return Math.min(left(variantWorn(subject)), left(topicWorn(subject)));
}

function seenWords({ of, shown }: Worn): string {
  const what = of === 'variant' ? 'It was seen' : 'The thing it is about was shown';
  return `${what} ${countWords(shown, 'time')} without an answer.`;
}

function numbersOf(worn: Worn | undefined): Record<string, number> | undefined {
  if (worn === undefined) return undefined;
  const { of, shown, views } = worn;
  const left = Math.round(worn.tiredness * 100) / 100;
  return of === 'variant'
    ? { shown, tiredness: left, views }
    : { offered: shown, topicTiredness: left, topicViews: views };
}
