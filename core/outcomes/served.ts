import type { MannerCode } from '../decide/reason.ts';
import type { Draw } from './draw.ts';

/**
 * How a visitor came to what they see in a slot: shown a variant, held out of this slot, held out of the whole site, held back by a
 * manner, or spared that manner by chance (`restraint`). `taught` is what bandits learn from, and nobody is compared by it: each day on which
 * a variant was seen, with the orders of which it was the last that was seen before.
 */
export const ARMS = ['shown', 'control', 'site_control', 'held', 'lifted', 'taught'] as const;
export type Arm = (typeof ARMS)[number];

/** What has to be known of a decision when its outcomes come: kept longer than the record, and much smaller. */
export interface Served {
  /** Of the decision. */
  id: string;
  /** ms since the epoch when it was made. */
  at: number;
  slot: string;
  arm: Arm;
  /** What was shown, or would have been; empty where a manner held everything back. */
  variant: string;
  /** Arms `held` and `lifted`. */
  manner?: MannerCode;
  /**
   * Counts from the decision on, since there is nothing to be seen in one of the groups that are compared: invitations (released, or
   * held out), and what manners hold back. All else counts from the first view on.
   */
  atOnce?: true;
  /** `site` for the page. */
  channel: string;
  /** As `segmentOf` names it. */
  segment: string;
  /** Probability with which this was done, given what was allowed. */
  propensity: number;
  /** The policy's share of each variant that was allowed, where chance or hash chose. */
  shares?: Readonly<Record<string, number>>;
  /** The chances by which the visitor came to be here; absent from what was told before these were. */
  draw?: Draw;
  /** What its incentive costs when somebody orders, minor units. */
  cost: number;
  /** The plan's; orders in another count as orders, and their money does not. */
  currency: string;
  /** The attribution window, days. */
  windowDays: number;
  /** What one visitor's orders count at most within it, minor units. */
  cap: number;
  /** Orders that only a browser told of do not count. */
  confirmedOnly?: true;
}
