import type { ItemObject } from './lessons/item-object.ts';
import type { LessonMessage, OutcomeMessage } from './ports.ts';
import type { VisitorObject } from './visitor/visitor-object.ts';

/** Bindings and settings of the worker, as `wrangler.toml` names them. */
export interface Env {
  VISITOR: DurableObjectNamespace<VisitorObject>;
  /** What orders teach of each item. */
  ITEM: DurableObjectNamespace<ItemObject>;
  /** Lessons of items at rest; apart from the profiles, so that a list of visitors stays one. */
  LESSONS_AT_REST: KVNamespace;
  /** Profiles at rest. */
  PROFILES: KVNamespace;
  /** Plans, catalogue, tokens, sums. */
  DB: D1Database;
  OUTCOMES: Queue<OutcomeMessage>;
  /** Orders, on their way to the items that learn from them. */
  LESSONS: Queue<LessonMessage>;
  /** `tact.js` and what it loads when needed (sdk/dist). */
  ASSETS: Fetcher;
  /** Requests a minute for one credential, and for one address without credential. */
  RATE_VISITOR: RateLimit;
  RATE_ADDRESS: RateLimit;
  /** Secret, at least 32 bytes, base64url: signs visitor credentials. */
  SIGNING_KEY: string;
  /** The key before the last change; credentials signed with it are still read, and signed anew. */
  SIGNING_KEY_BEFORE?: string;
  /** ms that a decision waits for the visitor's object before it goes on with what is at hand. */
  DECISION_DEADLINE_MS?: string;
  /** Path in front of every route, because blockers match paths: '' or '/abc'. */
  PATH_PREFIX?: string;
}
