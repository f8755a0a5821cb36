import type { CatalogItem, DecisionRecord, Profile, TactEvent } from '#core';

/*
 * What the worker needs of the world. Each port has a memory twin beside its real form,
 * and one suite of cases that both pass (`stores/*.cases.ts`).
 */

/** Answer of the visitor's own object to a batch. */
export interface Folded {
  /** Ids that are durable now, whether folded in this turn or seen before. */
  accepted: string[];
  profile: Profile;
}

export interface FoldOptions {
  /** false where consent for analytics is denied: the profile grows, the sums do not. Default true. */
  counted?: boolean;
}

/** One visitor: the one writer of its profile. `erased` means: known once, forgotten since; nothing is taken in. */
export interface Visitor {
  fold(events: TactEvent[], options?: FoldOptions): Promise<Folded | 'erased'>;
  /** Decisions newest first. */
  read(): Promise<{ profile: Profile | null; decisions: DecisionRecord[] }>;
  /** Keeps the newest decisions with what they were made from, for explanations and replay. */
  record(decisions: DecisionRecord[]): Promise<void>;
  /** Deletes everything about the visitor; resending the same events brings nothing back. */
  erase(): Promise<void>;
}

export interface Visitors {
  /** Only for ids that the edge itself signed: naming one creates the object. */
  of(site: string, visitor: string): Visitor;
}

/** Profiles at rest: readable anywhere when the object is slow, far or down. Seconds old. */
export interface SnapshotStore {
  get(site: string, visitor: string): Promise<Profile | null>;
  put(site: string, visitor: string, profile: Profile): Promise<void>;
  delete(site: string, visitor: string): Promise<void>;
}

export interface PlanVersion {
  version: number;
  /** ms since the epoch. */
  publishedAt: number;
  /** Who or what published: a token's name, or `rollback to N`. */
  note: string;
}

export interface LivePlan extends PlanVersion {
  /** As published; read with `readPlan`. */
  document: unknown;
}

export interface PlanStore {
  /** null where there is none yet. */
  draft(site: string): Promise<unknown>;
  saveDraft(site: string, document: unknown): Promise<void>;
  /** Makes `document` live under the next version number. */
  publish(site: string, document: unknown, note: string, now: number): Promise<PlanVersion>;
  live(site: string): Promise<LivePlan | null>;
  /** Version number in force, 0 for none: cheap enough to ask every few seconds. */
  liveVersion(site: string): Promise<number>;
  version(site: string, version: number): Promise<LivePlan | null>;
  /** Newest first, at most 50. */
  versions(site: string): Promise<PlanVersion[]>;
}

export interface CatalogStore {
  /**
   * `replace`: what is not in `items` is gone afterwards. `patch`: items are put over those of the same id, new ones at the
   * end. All or nothing. Of an id that comes twice the later one counts, at the place of the first.
   */
  put(site: string, items: CatalogItem[], mode: 'replace' | 'patch'): Promise<void>;
  /** In the order of `ids`, each once; unknown ids are left out. */
  get(site: string, ids: readonly string[]): Promise<CatalogItem[]>;
  /** Items with that category anywhere on their path, in the order they were put, at most `limit`. */
  category(site: string, name: string, limit: number): Promise<CatalogItem[]>;
  count(site: string): Promise<number>;
}

export const SCOPES = ['read', 'events', 'catalog', 'plan', 'privacy'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Token {
  name: string;
  site: string;
  scopes: Scope[];
  /** ms since the epoch; absent: until it is deleted. */
  expiresAt?: number;
}

export interface TokenStore {
  /** By the SHA-256 of the token, hex: the token itself is kept nowhere. An expired one is found too. */
  find(hash: string): Promise<Token | null>;
  put(hash: string, token: Token): Promise<void>;
}

/** A change of sums: so many of `what` in a cell. Applied exactly once by `id`. */
export interface OutcomeMessage {
  /** `visitor object id`/`running number`: the consumer drops what it has applied before. */
  id: string;
  site: string;
  changes: OutcomeChange[];
}

export interface OutcomeChange {
  /** UTC day, YYYY-MM-DD. */
  day: string;
  slot: string;
  /** Variant id; `control`, or empty for anybody else's default. */
  variant: string;
  what: 'view' | 'click' | 'dismiss' | 'late' | 'order';
  n: number;
  /** Minor units; orders only. */
  value: number;
}

export interface OutcomeQueue {
  send(message: OutcomeMessage): Promise<void>;
}

export interface OutcomeStore {
  /** Applies each message exactly once, whatever is redelivered; all or nothing. */
  apply(messages: OutcomeMessage[]): Promise<void>;
  /** Days from `from` to `to`, both included; ordered by day, slot, variant, what. */
  sums(site: string, from: string, to: string): Promise<OutcomeChange[]>;
}
