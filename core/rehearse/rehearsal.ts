import type { Action } from '../decide/decision.ts';
import type { ReasonCode } from '../decide/reason.ts';
import type { ForeseenExperiment } from './foreseen-experiment.ts';

/** Below this share of the visitors, a slot, variant or audience is for a fringe that hardly anybody meets. */
export const REACH_SHARE_MIN = 0.05;

/** Of so many visitors, this many. */
export interface Reach {
  n: number;
  of: number;
  /** n / of; 0 where there is nobody. */
  share: number;
  /** Fewer than REACH_SHARE_MIN; of sample visitors, of whom there is one of each kind: nobody. */
  isFringe: boolean;
}

export interface AudienceReach {
  audience: string;
  reach: Reach;
  /** Of whom it is not known whether they belong. */
  unknown: number;
  /** Variants as `slot/variant`, and other audiences by their name. */
  usedBy: string[];
}

/** Two audiences that hold largely the same people. */
export interface Overlap {
  audiences: [string, string];
  both: number;
  /** Share of the smaller one that is in the larger one too, 0 to 1. */
  share: number;
}

export interface VariantReach {
  variant: string;
  /** Visitors who would be shown it on at least one of the slot's pages. */
  shown: Reach;
  /** Visitors to whom nothing forbids it, whatever the policy chooses. */
  allowed: Reach;
  /** What held it back first, most frequent first; a visitor counts once a code. */
  heldBack: { code: ReasonCode; visitors: number; words: string }[];
  /** What its incentive would cost for one showing that is taken up, in minor units of the plan's currency, on average; 0 without one. */
  costEach: number;
}

export interface SlotReach {
  slot: string;
  kind: 'content' | 'invitation';
  pages: string[];
  reach: Reach;
  /** Visitors by what happens to them here at best: shown, default or hold. */
  actions: Record<Action, number>;
  reasons: { code: ReasonCode; visitors: number }[];
  variants: VariantReach[];
}

/** What a visitor would meet, slot by slot. */
export interface ActorReport {
  visitor: string;
  kind: 'stored' | 'sample';
  slots: {
    slot: string;
    path: string;
    action: Action;
    variant?: string;
    reason: { code: ReasonCode; words: string };
  }[];
}

/**
 * Pages that were played, and those of them for which a store refused something or was too late: there the plan was tried as
 * if what it has were not in the catalogue. A page counts in each at most once.
 */
export interface LookUps {
  pages: number;
  failed: number;
  late: number;
  /** Whether what visitors did of late was refused or came too late; then nothing is foreseen of experiments. Absent where it was there. */
  outcomes?: 'failed' | 'late';
  /** In plain words what that means; absent where nothing was missing. */
  words?: string;
}

export interface Rehearsal {
  /** Whom reach counts: stored visitors where there are enough of them, else the sample ones. */
  counted: 'stored' | 'sample';
  visitors: { stored: number; sample: number };
  /** Whether what is said below may be for want of an answer. */
  lookUps: LookUps;
  audiences: AudienceReach[];
  overlaps: Overlap[];
  slots: SlotReach[];
  /** How soon each experiment of the plan, of at least two variants, can find something. */
  experiments: ForeseenExperiment[];
  /**
   * Variants that none of the visitors, stored or sample, may get, with what stands in the way. `isContradiction`: its audience
   * asks for what cannot be, so that nobody ever can.
   */
  unreachable: { slot: string; variant: string; words: string; isContradiction: boolean }[];
  /** If everybody who is shown an incentive takes it once: minor units of `currency`. */
  incentives: { visitors: number; costMax: number; currency: string };
  /** Sentences for the marketer, what matters most first. */
  findings: { code: FindingCode; path: string; words: string }[];
  actors: ActorReport[];
}

export type FindingCode =
  | 'incomplete'
  | 'unreachable'
  | 'overshadowed'
  | 'fringe_slot'
  | 'fringe_variant'
  | 'fringe_audience'
  | 'overlap'
  | 'unused_audience';
