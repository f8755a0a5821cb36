import { cheaperUntried, type Cheaper } from './cheaper-incentives.ts';
import { countWords } from './count-words.ts';
import { discountEvidence, type DiscountEvidence } from './discount-evidence.ts';
import type { Manner } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';

const NO_DISCOUNT = allow('needless_discount', 'It gives no discount.');

/**
 * Ten percent for everyone. A discount is for whom it makes a difference: orders at a reduced price, discounts answered,
 * reduced things looked at, things left at their price, weighed against orders at full price, discounts ignored and full
 * prices looked at (`discount-evidence.ts`); what the visitor said of deals settles it. The evidence has to reach `evidence`
 * (0.5), so whoever is not known gets none.
 *
 * And nothing cheaper works: each variant of the slot that gives less (`cheaper-incentives.ts` has the order) and is open to
 * this visitor was seen `tries` (2) times and not answered, or sent away. Whoever answers to early access gets early access.
 */
export const needlessDiscount: Manner = {
  code: 'needless_discount',
  ask(subject) {
    const rule = subject.plan.manners.giveNoNeedlessDiscount;
    if (rule === false) return switchedOff('needless_discount');
    if (subject.candidate.variant.incentive.kind !== 'discount') return NO_DISCOUNT;
    const { profile, context } = subject;
    if (profile === null) {
      return forbid(
        'needless_discount',
        'Nobody is known here, so nothing says that a discount matters to them.',
      );
    }
    const evidence = discountEvidence(profile, context.now);
    const numbers = numbersOf(evidence, rule.evidence);
    if (evidence.score < rule.evidence) {
      return forbid(
        'needless_discount',
        () => `A discount is not known to matter to them: ${signWords(evidence)}.`,
        numbers,
      );
    }
    const cheaper = cheaperUntried(subject, rule.tries);
    if (cheaper !== undefined) {
      const { variant, tries } = cheaper;
      return forbid('needless_discount', () => cheaperWords(cheaper, rule.tries), {
        ...numbers,
        cheaper: variant.id,
        incentive: variant.incentive.kind,
        seen: tries,
        tries: rule.tries,
      });
    }
    return allow(
      'needless_discount',
      () => `A discount matters to them, and nothing cheaper works: ${signWords(evidence)}.`,
      numbers,
    );
  },
};

function numbersOf({ score, signs }: DiscountEvidence, needed: number): Record<string, number> {
  return { evidence: Number(score.toFixed(2)), needed, ...signs };
}

function signWords({ said, signs }: DiscountEvidence): string {
  if (said !== undefined)
    return said === 'yes' ? 'they said that deals are welcome' : 'they said that they want no deals';
  const { ordersOff, ordersFull, answered, ignored, reduced, fullPrice, left } = signs;
  const parts = [
    ordersOff + ordersFull > 0 &&
      `${ordersOff} of ${countWords(ordersOff + ordersFull, 'order')} at a reduced price`,
    answered > 0 && `${countWords(answered, 'discount')} answered`,
    ignored > 0 && `discounts seen ${countWords(ignored, 'time')} without an answer`,
    reduced + fullPrice > 0 &&
      `${countWords(reduced + fullPrice, 'thing')} looked at, ${reduced} of them reduced`,
    left > 0 && `${countWords(left, 'thing')} left in the basket or on the wish list`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'nothing of what they did speaks of prices' : parts.join(', ');
}

function cheaperWords({ variant, tries, isAnswered }: Cheaper, needed: number): string {
  const { id, incentive } = variant;
  const gives = incentive.kind === 'discount' ? `${incentive.percent}% off` : GIVES[incentive.kind];
  const what = `A discount matters to them, but what gives less (${id}: ${gives})`;
  return isAnswered
    ? `${what} was answered.`
    : `${what} was tried ${tries} of ${countWords(needed, 'time')}.`;
}

const GIVES = {
  none: 'no incentive',
  status: 'status',
  early_access: 'early access',
  gift: 'a gift',
  free_shipping: 'free shipping',
} as const;
