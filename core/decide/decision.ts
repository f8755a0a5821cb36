import type { IntentScore } from '../intent/intent-score.ts';
import type { Forbidden, Verdict } from '../manners/manner.ts';
import type { Content } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import type { CatalogItem } from '../catalog/item.ts';
import type { ItemLessons } from '../lessons/item-lessons.ts';
import type { Learned, LearnedSlot } from '../learn/learned.ts';
import type { Served } from '../outcomes/served.ts';
import type { Context } from './context.ts';
import type { MannerCode, ReasonCode } from './reason.ts';

/** `show` puts the variant in, `default` leaves the page as it is, `hold` is an invitation that must wait. */
export type Action = 'show' | 'default' | 'hold';

/** A reason is its code, one plain sentence, and the numbers behind it. */
export interface Reason {
  code: ReasonCode;
  /** One sentence for a marketer; no names, no markup. */
  words: string;
  numbers?: Readonly<Record<string, string | number>>;
}

/** What is sent to the page, content filled in. Links are http(s), mailto, tel or paths; texts are plain except in `html`. */
export type FilledContent =
  | {
      kind: 'banner';
      eyebrow?: string;
      title: string;
      text?: string;
      image?: FilledImage;
      cta?: FilledLink;
      dismiss?: string;
    }
  | { kind: 'items'; title: string; items: FilledItem[] }
  | { kind: 'basket'; title: string; text?: string; items: FilledItem[]; cta?: FilledLink }
  | { kind: 'html'; html: string }
  | { kind: 'json'; json: unknown };

export interface FilledImage {
  src: string;
  alt: string;
}
export interface FilledLink {
  label: string;
  href?: string;
}
export interface FilledItem {
  id: string;
  title: string;
  link: string;
  image?: string;
  /** Formatted for people, with its currency. */
  price: string;
  quantity?: number;
}

export interface Decision {
  id: string;
  slot: string;
  kind: 'content' | 'invitation';
  action: Action;
  variant?: string;
  content?: FilledContent;
  reason: Reason;
  /** What is shown is about these items, the main one first. */
  about?: string[];
  /** One plain sentence for the shopper: why this. */
  why?: string;
  /** What it offers, `none` apart. */
  incentive?: string;
  /**
   * Probability with which this action was taken, given what was allowed: the variant's share of those not held out, or
   * the share held out; 1 where neither hash nor chance had a part.
   */
  propensity: number;
}

export interface CandidateReport {
  variant: string;
  items: string[];
  /** Every manner that was asked, in order; all are, where an explanation is asked for. Of manners about items, what they say of the main one. */
  verdicts: Verdict<string>[];
  /** Items that gave way to others, each with what the first manner that held it back said. */
  leftOut: { item: string; verdict: Forbidden<string> }[];
  /** What it lacked to be a candidate at all (nothing to be about, a placeholder without a value), in one sentence. */
  lacks?: string;
  allowed: boolean;
}

/** The whole of why, and why not. */
export interface Explanation {
  slot: string;
  decision: string;
  candidates: CandidateReport[];
  intent: IntentScore;
  policy: {
    kind: string;
    seed: number;
    bucket?: number;
    shares?: Record<string, number>;
    /** Of a bandit: whom the visitor is taken to be like. */
    segment?: string;
  };
  /** Facts that any audience of the slot's variants looked at; null is unknown. */
  facts: Record<string, unknown>;
  /** The manner that held this back and that this visitor is spared by chance, so that what it is worth can be seen. */
  spared?: MannerCode;
}

/** Enough to make the decision again: `replay(record, plan)` gives the same decision. */
export interface DecisionRecord {
  decision: Decision;
  planVersion: number;
  seed: number;
  /** Whom assignment went by; empty when nobody is known. */
  visitor: string;
  /** Name of another slot whose invitation was given in the same answer, before this one was decided. */
  inviting?: string;
  context: Context;
  /** As it was looked at: null without consent, whatever was at hand. */
  profile: Profile | null;
  /** What was found when asked for: items, and lists by the ids of theirs. */
  items: CatalogItem[];
  categories: Record<string, string[]>;
  popular: Record<string, string[]>;
  lessons: ItemLessons[];
  /** What a bandit had learned of the slot by then, of the visitor's segment and of all. */
  learned?: LearnedSlot;
  /** What the site's visits had made of the weights of intent by then. */
  intent?: NonNullable<Learned['intent']>;
  /** What its outcomes are counted by; absent where nothing could come of it. */
  served?: Served;
}

/** A decision of which it is not settled yet whether it is worth keeping. */
export interface Recordable {
  decision: Decision;
  /** Gathered when it is asked for. */
  record(): DecisionRecord;
}

export type { Content };
