import { freshness } from '../manners/fatigued.ts';
import type { Candidate, Forbidden, Subject, Verdict } from '../manners/manner.ts';
import { MANNERS, MANNERS_AFTER_PICK, MANNERS_AT_ONCE, MANNERS_BEFORE_PICK } from '../manners/order.ts';
import type { Slot, Variant } from '../plan/plan.ts';
import { candidateOf, type Drawn } from './candidate-of.ts';
import { chooseItems, type LeftOut } from './choose-items.ts';
import { FRESH_MIN } from './choose.ts';
import { lackOf } from './fill-content.ts';
import { earlier, firstForbidden } from './first-forbidden.ts';
import type { Judgement } from './judgement.ts';
import { NO_ITEMS, subjectOf, type Question } from './question.ts';
import type { MannerCode } from './reason.ts';

/** A variant with what was said of it. */
export interface Reported {
  variant: Variant;
  candidate: Candidate;
  allowed: boolean;
  /** One plain sentence for the shopper; made for the variant that is shown, and no other. */
  why?: () => string;
  /** A manner that is sure to hold it back; `judgement` may find an earlier one. */
  heldBy?: MannerCode;
  /** What stands in its way; found when it is asked for, since only a slot that shows nothing asks, and an explanation. */
  judgement(): Judgement;
}

/** Those that look at what the variant is about, but not item by item. */
const WHOLE_MANNERS = MANNERS_AFTER_PICK.filter(
  (manner) => !manner.perItem && !MANNERS_AT_ONCE.includes(manner),
);

/*
 * variant ──► manners before the pick ──► pick: a pool of items ──► manners about items, one by one ──► the other manners
 *                                              │                        │
 *                                        no_candidate            the first `count` that pass
 */

/** The variants of a slot, with what is said of each. Of a pinned slot that need not be explained, only until one is sure to be shown. */
export function reportCandidates(question: Question): Reported[] {
  const { moment, slot } = question;
  if (moment.explaining) return slot.variants.map((variant) => inFull(variant, question));
  if (slot.policy.kind !== 'pin') return slot.variants.map((variant) => briefly(variant, question));
  const reported: Reported[] = [];
  for (const variant of byPriority(slot)) {
    const each = briefly(variant, question);
    reported.push(each);
    if (each.allowed && freshnessOf(each, question) >= FRESH_MIN) break;
    // One that has begun to tire gives way to its equals only.
    const last = reported.find((other) => other.allowed);
    if (last !== undefined && variant.priority < last.variant.priority) break;
  }
  return reported;
}

/** How fresh it is for this visitor, 0 to 1. */
export function freshnessOf({ variant, candidate: { items, lines } }: Reported, question: Question): number {
  return freshness(subjectOf(question, variant, items, lines));
}

/** Highest first, in the order of the list where it is the same; asked for with every request, so kept with the plan. */
function byPriority(slot: Slot): readonly Variant[] {
  const before = ordered.get(slot);
  if (before !== undefined) return before;
  const variants = slot.variants.toSorted((a, b) => b.priority - a.priority);
  ordered.set(slot, variants);
  return variants;
}

const ordered = new WeakMap<Slot, readonly Variant[]>();

/**
 * As far as the decision needs. What holds for the variant whatever it is about is asked first, since most end there and
 * need no pick; which of several obstacles is the first in the order is found out where it is asked for.
 */
function briefly(variant: Variant, question: Question): Reported {
  const plain = subjectOf(question, variant, NO_ITEMS, undefined);
  const early = firstForbidden(MANNERS_BEFORE_PICK, plain);
  if (early !== undefined) return refused(plain, () => judgementOf(plain, [early]));
  const late = firstForbidden(MANNERS_AT_ONCE, plain);
  if (late !== undefined)
    return { ...refused(plain, () => drawn(variant, question, late).judgement()), heldBy: late.code };
  return drawn(variant, question, undefined);
}

/** The pick, and what stands first in its way; `late` is what does whatever is picked. */
function drawn(variant: Variant, question: Question, late: Forbidden | undefined): Reported {
  const pick = pickFor(variant, question);
  const { items, leftOut, held } = chooseItems(pick, question);
  const subject = subjectOf(question, variant, items, pick.lines);
  const verdict = earlier(earlier(held, firstForbidden(WHOLE_MANNERS, subject)), late);
  return judged(pick, subject, verdict === undefined ? [] : [verdict], leftOut);
}

function pickFor(variant: Variant, { moment: { plan, profile, context }, catalog }: Question): Drawn {
  return candidateOf(variant, { plan, profile, context, catalog });
}

/** What every manner says; of those about items, of the main one. */
function inFull(variant: Variant, question: Question): Reported {
  const pick = pickFor(variant, question);
  const { items, leftOut } = chooseItems(pick, question);
  const subject = subjectOf(question, variant, items, pick.lines);
  const main = subjectOf(question, variant, items.slice(0, 1), pick.lines);
  const verdicts = MANNERS.map((manner) => manner.ask(manner.perItem ? main : subject));
  return judged(pick, subject, verdicts, leftOut);
}

function judged(
  { lacks, why }: Drawn,
  subject: Subject,
  verdicts: readonly Verdict[],
  leftOut: readonly LeftOut[],
): Reported {
  const { candidate, plan, catalog } = subject;
  const isHeld = verdicts.some((verdict) => !verdict.allows);
  // With a manner in the way, all that matters is whether it is about something at all.
  const lack = lacks ?? (isHeld ? undefined : (lackOf(candidate, plan, catalog) ?? undefined));
  const judgement = () => judgementOf(subject, verdicts, leftOut, lack);
  if (isHeld || lack !== undefined) return refused(subject, judgement);
  const { variant, items } = candidate;
  const [main] = items;
  return main === undefined || why === undefined
    ? { variant, candidate, allowed: true, judgement }
    : { variant, candidate, allowed: true, judgement, why: () => why(main) };
}

function refused({ candidate }: Subject, judgement: () => Judgement): Reported {
  return { variant: candidate.variant, candidate, allowed: false, judgement };
}

function judgementOf(
  { candidate }: Subject,
  verdicts: readonly Verdict[],
  leftOut: readonly LeftOut[] = [],
  lacks?: string,
): Judgement {
  return { candidate, verdicts, leftOut, lacks };
}
