import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import { freshness } from '../manners/fatigued.ts';
import type { Candidate, Forbidden, Manner, Subject, Verdict } from '../manners/manner.ts';
import {
  MANNERS,
  MANNERS_AFTER_PICK,
  MANNERS_AT_ONCE,
  MANNERS_BEFORE_PICK,
  stepOf,
} from '../manners/order.ts';
import type { Slot, Variant } from '../plan/plan.ts';
import { candidateOf, type Drawn } from './candidate-of.ts';
import type { CandidateReport } from './decision.ts';
import { lackOf } from './fill-content.ts';
import type { Moment } from './moment.ts';

/** A variant with what was said of it. */
export interface Reported {
  variant: Variant;
  candidate: Candidate;
  allowed: boolean;
  /** One plain sentence for the shopper; made for the variant that is shown, and no other. */
  why?: () => string;
  /** What stands in its way; made when it is asked for, since only a slot that shows nothing asks, and an explanation. */
  report(): CandidateReport;
}

/** What is asked about a slot. */
export interface Question {
  moment: Moment;
  slotName: string;
  slot: Slot;
  catalog: CatalogLookup;
  inviting: string | undefined;
}

const ITEM_MANNERS = MANNERS_AFTER_PICK.filter((manner) => manner.perItem);
const WHOLE_MANNERS = MANNERS_AFTER_PICK.filter((manner) => !manner.perItem);
const NO_ITEMS: readonly CatalogItem[] = [];
/** From half way to tired on, something fresher goes first. */
const FRESH_MIN = 0.5;

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
    if (each.allowed && isFresh(each, question)) break;
    // One that has begun to tire gives way to its equals only.
    const last = reported.find((other) => other.allowed);
    if (last !== undefined && variant.priority < last.variant.priority) break;
  }
  return reported;
}

export function isFresh({ variant, candidate: { items, lines } }: Reported, question: Question): boolean {
  return freshness(subjectOf(question, variant, items, lines)) >= FRESH_MIN;
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
  if (early !== undefined) return refused(plain, () => reportOf(plain, [early], []));
  const late = firstForbidden(MANNERS_AT_ONCE, plain);
  if (late !== undefined) return refused(plain, () => drawn(variant, question).report());
  return drawn(variant, question);
}

/** The pick, and what stands first in its way. */
function drawn(variant: Variant, question: Question): Reported {
  const pick = pickFor(variant, question);
  const { items, leftOut, held } = chooseItems(pick, question);
  const subject = subjectOf(question, variant, items, pick.lines);
  const verdict = earlier(held, firstForbidden(WHOLE_MANNERS, subject));
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
  verdicts: Verdict[],
  leftOut: CandidateReport['leftOut'],
): Reported {
  const { candidate, plan, catalog } = subject;
  const isHeld = verdicts.some((verdict) => !verdict.allows);
  // With a manner in the way, all that matters is whether it is about something at all.
  const lack = lacks ?? (isHeld ? undefined : (lackOf(candidate, plan, catalog) ?? undefined));
  const report = () => reportOf(subject, verdicts, leftOut, lack);
  if (isHeld || lack !== undefined) return refused(subject, report);
  const { variant, items } = candidate;
  const [main] = items;
  return main === undefined || why === undefined
    ? { variant, candidate, allowed: true, report }
    : { variant, candidate, allowed: true, report, why: () => why(main) };
}

function refused({ candidate }: Subject, report: () => CandidateReport): Reported {
  return { variant: candidate.variant, candidate, allowed: false, report };
}

function reportOf(
  { candidate: { variant, items } }: Subject,
  verdicts: Verdict[],
  leftOut: CandidateReport['leftOut'],
  lacks?: string,
): CandidateReport {
  return {
    variant: variant.id,
    items: items.map((item) => item.id),
    verdicts,
    leftOut,
    ...(lacks !== undefined && { lacks }),
    allowed: lacks === undefined && verdicts.every((verdict) => verdict.allows),
  };
}

/**
 * The first `count` items of the pool that no manner about items holds back, and those before them that one does. With none
 * left, those that would have been, and what is said of the first (`held`).
 */
function chooseItems(
  { variant, pool, count, lines }: Drawn,
  question: Question,
): { items: readonly CatalogItem[]; leftOut: CandidateReport['leftOut']; held: Forbidden | undefined } {
  if (pool.length === 0) {
    const held = firstForbidden(ITEM_MANNERS, subjectOf(question, variant, NO_ITEMS, lines));
    return { items: NO_ITEMS, leftOut: [], held };
  }
  const items: CatalogItem[] = [];
  const leftOut: { item: string; verdict: Forbidden }[] = [];
  for (const item of pool) {
    if (items.length === count) break;
    const verdict = firstForbidden(ITEM_MANNERS, subjectOf(question, variant, [item], lines));
    if (verdict === undefined) items.push(item);
    else leftOut.push({ item: item.id, verdict });
  }
  if (items.length > 0) return { items, leftOut, held: undefined };
  return { items: pool.slice(0, count), leftOut, held: leftOut[0]?.verdict };
}

/** Written out, since a decision makes a thousand of these and a spread of unknown shape costs ten times as much. */
function subjectOf(
  { moment, slotName, slot, catalog, inviting }: Question,
  variant: Variant,
  items: readonly CatalogItem[],
  lines: Drawn['lines'],
): Subject {
  const { plan, profile, context, intent, facts } = moment;
  const candidate = lines === undefined ? { variant, items } : { variant, items, lines };
  return inviting === undefined
    ? { plan, slotName, slot, candidate, profile, context, catalog, intent, facts }
    : { plan, slotName, slot, candidate, profile, context, catalog, intent, facts, inviting };
}

function firstForbidden(manners: readonly Manner[], subject: Subject): Forbidden | undefined {
  for (const manner of manners) {
    const verdict = manner.ask(subject);
    if (!verdict.allows) return verdict;
  }
  return undefined;
}

/** Of two obstacles the one that is asked about first. */
function earlier(a: Forbidden | undefined, b: Forbidden | undefined): Forbidden | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return stepOf(a.code) <= stepOf(b.code) ? a : b;
}
