import type { Facts } from '../audience/rule-trace.ts';
import type { Context } from '../decide/context.ts';
import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import type { MannerCode } from '../decide/reason.ts';
import type { IntentScore } from '../intent/intent-score.ts';
import type { Plan, Slot, Variant } from '../plan/plan.ts';
import type { BasketLine, Profile } from '../profile/profile.ts';

/** A variant with what it is about, before manners are asked. */
export interface Candidate {
  variant: Variant;
  /** Items that its content would name, the main one first; empty when it is about nothing in particular. */
  items: readonly CatalogItem[];
  /** Lines of the basket when it is about the basket. */
  lines?: readonly BasketLine[];
}

/** All that a manner may look at. */
export interface Subject {
  plan: Plan;
  slotName: string;
  slot: Slot;
  candidate: Candidate;
  /** null: nobody is known here (first contact, or no consent). */
  profile: Profile | null;
  context: Context;
  /** What picks and manners may look up: items by id, what orders teach. */
  catalog: CatalogLookup;
  intent: IntentScore;
  /** What audiences may ask for. */
  facts: Facts;
  /** Name of another slot whose invitation is given in the same answer. */
  inviting?: string;
}

/**
 * A sentence, or how to make it: of some thousand verdicts a decision needs the words of one. No getter, though that would
 * read better: each object with one of its own has a shape of its own, which V8 keeps until a major collection, with all that
 * the closure holds. Those took a third of a decision's CPU.
 */
export type Words = string | (() => string);

/**
 * What a manner says. `words` is one plain sentence a marketer understands, `numbers` what it rests on. As it is told to
 * people and sent (`told`) it is a `Verdict<string>`.
 */
export type Verdict<W extends Words = Words> = Allowed<W> | Forbidden<W>;

export interface Allowed<W extends Words = Words> {
  manner: string;
  allows: true;
  words: W;
  numbers?: Readonly<Record<string, string | number>>;
}

export interface Forbidden<W extends Words = Words> {
  manner: string;
  allows: false;
  code: MannerCode;
  words: W;
  numbers?: Readonly<Record<string, string | number>>;
  /** ms since the epoch when it may be otherwise, where that is known. */
  until?: number;
}

/** A reason to hold back: a pure function of (candidate, profile, context). */
export interface Manner {
  code: MannerCode;
  /**
   * Asked of every item by itself: `candidate.items` then holds that one alone, or none where the variant is about nothing
   * in particular. An item that is held back gives way to the next; with none left the variant is.
   */
  perItem?: true;
  /** With `perItem`: of a variant it looks at nothing but its speech (`speech-of.ts`), and of the rest at nothing of the slot. */
  alike?: true;
  ask(subject: Subject): Verdict;
}
