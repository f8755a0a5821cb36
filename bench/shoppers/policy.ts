import type { Random } from './draws.ts';
import type { World } from './world.ts';

/** The page as it is: nothing of the slot's is shown. */
export const DEFAULT = -1;

/** What a policy may know of a visit. */
export interface Seen {
  at: number;
  shopper: number;
  /** Indexes into the names of stages and categories; taste -1 where none is seen. */
  stage: number;
  taste: number;
  /** Indexes of the variants that are up. */
  variants: readonly number[];
}

/** An order as the shop knows it. */
export interface Order {
  at: number;
  shopper: number;
  /** EUR, less what was given away. */
  margin: number;
  /** The last showing before it within the attribution window, if any. */
  after: { seen: Seen; variant: number } | undefined;
}

/** Outcomes are told as they come, never before. */
export interface Policy {
  /** A variant's index, or DEFAULT. */
  choose(seen: Seen): number;
  shown?(seen: Seen, variant: number): void;
  clicked?(seen: Seen, variant: number): void;
  dismissed?(seen: Seen, variant: number): void;
  ordered?(order: Order): void;
}

export interface PolicyInput {
  world: World;
  random: Random;
  /** Mean margin of showing a variant now, EUR: what only the oracle may ask. */
  worth(variant: number): number;
}

export interface NamedPolicy {
  name: string;
  create(input: PolicyInput): Policy;
}
