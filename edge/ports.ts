import type {
  ArmSums,
  CatalogItem,
  CellChange,
  CellTotal,
  DecisionRecord,
  Fact,
  HealthCount,
  ItemFact,
  ItemLessons,
  Learned,
  Profile,
  Served,
  TactEvent,
  TaughtOrder,
  VisitOutcome,
} from '#core';
import type { FeedVerdict } from './health/feed-verdict.ts';

/*
 * What the worker needs of the world. Each port has a memory twin beside its real form,
 * and one suite of cases that both pass (`stores/*.cases.ts`).
 */

/** Answer of the visitor's own object to a batch. */
export interface Folded {
  /** Ids that are durable now, whether folded in this turn or seen before. */
  accepted: string[];
  profile: Profile;
  /** Who took them in, where this visitor has turned out to be a person whom the edge knows under another id. */
  visitor?: string;
}

export interface Known {
  profile: Profile | null;
  /** Newest first. */
  decisions: DecisionRecord[];
  /** As in `Folded`. */
  visitor?: string;
}

export interface FoldOptions {
  /**
   * What the visitor's own page says of consent for analytics; false: the profile grows, the sums do not. Absent where somebody else tells of
   * them: as their page said last, and true where it never did.
   */
  counted?: boolean;
  /** What was shown before anything could be kept of this visitor: known from now on, so that its views count. */
  served?: Served[];
  /** The user agent says that nobody sits there: counted, apart from people. */
  bot?: true;
  /** When the shop signed that this is a person it knows, ms since the epoch. The same hour again is not written again. */
  identifiedAt?: number;
}

export interface JoinOptions {
  /** As in `FoldOptions`. */
  identifiedAt?: number;
  /** The same person under their id of another signing key: joined although they are a person themselves. */
  renamed?: boolean;
}

export interface EraseOptions {
  /** The visitor did, and not the shop: counted as leaving. */
  asked?: true;
}

/**
 * What came of a join. `person` is whose the visitor is now: whom they were to join, or whose they have been before, for what
 * is one person's never becomes another's.
 */
export type Joined =
  | { person: string }
  /** ms since the epoch: then the visitor has asked to be forgotten. */
  | { erasedAt: number }
  /** Then the person has; the visitor is whoever they were. */
  | { goneAt: number };

/**
 * One visitor: the one writer of its profile. `erased` means: known once, forgotten since; nothing is taken in. Who has
 * become a person's is that person in every call.
 */
export interface Visitor {
  fold(events: TactEvent[], options?: FoldOptions): Promise<Folded | 'erased'>;
  read(): Promise<Known>;
  /** Keeps the newest decisions with what they were made from, for explanations and replay. */
  record(decisions: DecisionRecord[]): Promise<void>;
  /**
   * All that is known becomes the person's, whose id is another visitor's; nothing is lost or counted twice on the way, and
   * what is sent under the old id goes on to them. May be repeated, and has to be where it fails: then it goes on. A person
   * joins themselves: that only says that they have signed in.
   */
  join(person: string, options: JoinOptions): Promise<Joined>;
  /** Deletes everything about the visitor, under all their ids; resending the same events brings nothing back. */
  erase(options?: EraseOptions): Promise<void>;
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
  /** Some of the site's visitors, at most `max`, in no order that means anything. */
  sample(site: string, max: number): Promise<{ visitor: string; profile: Profile }[]>;
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

/** Items that one key finds: a group of more is told apart by its variants' own keys. */
export const KEY_ITEMS_MAX = 32;

export interface CatalogStore {
  /**
   * Begins a replacement of the whole catalogue and gives its number. It is written in as many steps as it needs, and
   * readers see nothing of it until it is committed.
   */
  begin(site: string): Promise<number>;
  /** Adds items, each id once, at the end; gives the ids that this replacement had already, whose items stay as they were. */
  write(site: string, replacement: number, items: readonly CatalogItem[]): Promise<string[]>;
  /**
   * Puts what was written in force, in one step. Where a replacement that began later is in force already, that one stays:
   * it is as if this one had come just before. Rejects where it was given up, or nothing was written to it for so long
   * (`UPLOAD_QUIET_SECONDS_MAX`) that it was cleared away.
   */
  commit(site: string, replacement: number): Promise<void>;
  /** Gives a replacement up; what is in force stays. */
  abandon(site: string, replacement: number): Promise<void>;
  /** Deletes, in bounded steps, what no reader sees and nobody is writing: old catalogues, and what was given up. */
  clear(site: string): Promise<void>;
  /**
   * Puts items over those of the same id, in their place, and new ones at the end. All or nothing. Of an id that comes
   * twice the later one counts, at the place of the first.
   */
  patch(site: string, items: readonly CatalogItem[]): Promise<void>;
  /** In the order of `ids`, each once; unknown ids are left out. */
  get(site: string, ids: readonly string[]): Promise<CatalogItem[]>;
  /**
   * By each of these keys (`itemKeys`) the ids of items that have it, in the order they were put, at most `KEY_ITEMS_MAX`; keys that
   * no item has are left out. A key may outlive the address or number that it was made of: it finds, and proves nothing.
   */
  byKeys(site: string, keys: readonly string[]): Promise<Map<string, string[]>>;
  /** Items with that category anywhere on their path, in the order they were put, at most `limit`. */
  category(site: string, name: string, limit: number): Promise<CatalogItem[]>;
  count(site: string): Promise<number>;
  /** The first items, in the order they were put. */
  some(site: string, limit: number): Promise<CatalogItem[]>;
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

/** What a visitor's object has to tell of outcomes. Applied exactly once by `id`. */
export interface OutcomeMessage {
  /** `visitor object id`/`running number`: the consumer drops what it has applied before. */
  id: string;
  site: string;
  /** Whose facts they are. */
  visitor: string;
  changes: CellChange[];
  /** What the changes follow from. */
  facts: Fact[];
  /**
   * These visitors, all one person's, are forgotten: their facts go, and `changes` are what they have contributed to the sums, which stay. None
   * where decisions are settled alone. A farewell changes no sums.
   */
  forget?: string[];
}

export interface OutcomeQueue {
  send(message: OutcomeMessage): Promise<void>;
}

/** A fact with its place in the order of arrival, which only ever grows. */
export interface StoredFact {
  number: number;
  visitor: string;
  fact: Fact;
}

/** Somebody whose facts are gone, for those who have copies of them; likewise numbered. */
export interface Forgotten {
  number: number;
  visitor: string;
  /** ms since the epoch. */
  at: number;
}

export interface OutcomeStore {
  /** Applies each message exactly once, whatever is redelivered; all or nothing. */
  apply(messages: readonly OutcomeMessage[]): Promise<void>;
  /** Days since the epoch, both included; in the order of the cells' names. */
  cells(site: string, from: number, to: number): Promise<CellTotal[]>;
  /** What of these no fact tells any more: what those who are forgotten have contributed, and what is settled. */
  forgotten(site: string, from: number, to: number): Promise<CellTotal[]>;
  /** Facts behind `after`, in order of arrival; those of whom is forgotten are not there. */
  facts(site: string, after: number, limit: number): Promise<StoredFact[]>;
  /** Visitors forgotten behind `after`, of the last 30 days. */
  farewells(site: string, after: number, limit: number): Promise<Forgotten[]>;
  /** What a bandit learns from: people who were shown something, by variant, segment and day, from `fromDay` on. */
  arms(site: string, slots: readonly string[], fromDay: number): Promise<ArmSums[]>;
  /** What intent learns from: the newest visits without a sign of life since `before` (ms), the newest last, each as it was told of last; at most `max`. */
  visits(site: string, before: number, max: number): Promise<VisitOutcome[]>;
}

/** An order on its way to the items that learn from it. Whatever is delivered twice changes nothing: items and popularity know an order by its id. */
export interface LessonMessage {
  kind: 'order';
  site: string;
  taught: TaughtOrder;
}

export interface LessonQueue {
  /** Any number of them. Where it rejects, some may have been sent: send all again. */
  send(messages: readonly LessonMessage[]): Promise<void>;
}

/** One item: the one writer of what orders teach of it. */
export interface LearningItem {
  /** The same facts again, or in another order, change nothing. */
  learn(facts: ItemFact[]): Promise<void>;
}

export interface LearningItems {
  of(site: string, item: string): LearningItem;
}

/** Lessons at rest: readable anywhere. Half a minute old or so. */
export interface LessonsStore {
  /** In the order of `ids`, each once; items of which nothing is known are left out. */
  get(site: string, ids: readonly string[]): Promise<ItemLessons[]>;
  put(site: string, lessons: ItemLessons): Promise<void>;
}

/** What bandits have learned, at rest: one value a site. Half a minute old or so. */
export interface LearnedStore {
  get(site: string): Promise<Learned | null>;
  put(site: string, learned: Learned): Promise<void>;
}

/** What is bought most these weeks. */
export interface PopularStore {
  /** Counts each order once, whatever is redelivered; all or nothing. */
  add(orders: readonly LessonMessage[]): Promise<void>;
  /** Best first; of a category (anywhere on an item's path in the catalogue) or, without one, of the whole shop, the catalogue unasked. */
  top(site: string, category: string | null, limit: number): Promise<string[]>;
}

/** Examples of one kind are as many as a person looks at; the others are summed under ''. */
export const HEALTH_SUBJECTS_MAX = 20;
/** What has not happened for 30 days is mended, or matters no more. */
export const HEALTH_KEPT_MS = 30 * 86_400_000;
/** Some 30 kinds of 20 subjects, of which the most frequent are read. */
export const HEALTH_ROWS_MAX = 300;

/** What pages, events and feeds are wrong in. */
export interface HealthStore {
  /** Adds to what was counted before; at least one. Past HEALTH_SUBJECTS_MAX subjects of a kind, new ones are added to its ''. */
  add(site: string, counts: readonly HealthCount[]): Promise<void>;
  /** The most frequent first, at most HEALTH_ROWS_MAX. */
  read(site: string): Promise<HealthCount[]>;
  keepFeed(site: string, verdict: FeedVerdict): Promise<void>;
  /** null before the first. */
  feed(site: string): Promise<FeedVerdict | null>;
}
