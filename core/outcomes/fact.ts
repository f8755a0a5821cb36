import type { Fate, Order } from '../profile/profile.ts';
import type { VisitOutcome } from '../intent/visit-outcome.ts';
import type { Served } from './served.ts';

/**
 * What outcomes are made of: every sum follows from the set of these, in whatever order they come. They are also what the warehouse
 * gets (`GET /v1/export`), and what `npm run report -- --from-raw` recomputes everything from.
 */
export type Fact =
  /**
   * What it has to say of the visitor because the fact of that may be kept no longer. `firstAt`: ms of what enrolled them first, ever, where the
   * covariate's days before this one do not reach back to it; nothing that was ordered since belongs to the covariate. `bot`: they are automated.
   */
  | { kind: 'served'; served: Served; firstAt?: number; bot?: true }
  /** By the event's id. */
  | { kind: 'seen'; id: string; at: number; decision: string; what: Seen }
  /** `margin` in minor units: what is left of it after the cost of the goods. By the event's id; several may tell of one order. */
  | { kind: 'order'; id: string; order: Order; margin: number }
  /** What became of an order, by its transaction. */
  | { kind: 'fate'; id: string; order: string; fate: Fate }
  /** Automated, by its user agent or by how it behaves; it stays so. */
  | { kind: 'bot'; at: number }
  /** Had themselves forgotten. */
  | { kind: 'left'; at: number }
  /** What came of a visit so far; of several of the same visit the last counts. Changes no sums: intent learns from it. */
  | { kind: 'visit'; at: number; outcome: VisitOutcome }
  /**
   * This visitor has turned out to be the person in whose name the fact stands; their facts are the person's. `firstAt` and `bot` are of
   * both together, as of `served`.
   */
  | { kind: 'joined'; visitor: string; firstAt?: number; bot?: true }
  /**
   * What the visitor's decisions of before then (ms) have added to the sums stands, and is told as numbers beside those of whoever is forgotten: of
   * facts, they count no more, whatever comes to be known of them.
   */
  | { kind: 'settled'; before: number };

export type Seen = 'view' | 'click' | 'dismiss' | 'refuse';
