import type {
  CatalogStore,
  LessonQueue,
  HealthStore,
  LearnedStore,
  OutcomeStore,
  LessonsStore,
  PlanStore,
  PopularStore,
  SnapshotStore,
  TokenStore,
  Visitors,
} from './ports.ts';

/** All that the app needs of the world: stores, time, chance and settings, so that tests can be the world. */
export interface World {
  visitors: Visitors;
  snapshots: SnapshotStore;
  plans: PlanStore;
  catalog: CatalogStore;
  tokens: TokenStore;
  lessons: LessonsStore;
  popular: PopularStore;
  /** What pages, events and feeds are wrong in. */
  health: HealthStore;
  learned: LearnedStore;
  /** What came of what was shown. */
  outcomes: OutcomeStore;
  /** Where orders are taken to be learned from. */
  lessonQueue: LessonQueue;
  /** The SDK's files; answers 404 for what is not there. */
  assets(request: Request): Promise<Response>;
  /** false: this key has had its share of this minute. */
  allows: {
    visitor(key: string): Promise<boolean>;
    address(key: string): Promise<boolean>;
  };
  /** ms since the epoch. */
  now(): number;
  /** Resolves after so many ms; what is waited for may be long gone by then. */
  sleep(ms: number): Promise<void>;
  randomBytes(count: number): Uint8Array;
  /** Keeps the worker alive for what goes on after the answer. */
  waitUntil(promise: Promise<unknown>): void;
  /** One line for the operators; no personal data in it. */
  log(line: LogLine): void;
  settings: Settings;
}

export interface LogLine {
  what: string;
  [detail: string]: string | number | undefined;
}

export interface Settings {
  /** Signing secrets, base64url, the newest first. */
  signingKeys: readonly string[];
  /** Path in front of every route: '' or '/abc'. */
  prefix: string;
  decisionDeadlineMs: number;
}
