import type { BasketLine, Counts, Decision, Explanation, IntentScore, Profile } from '#core';
import type { Host } from '../host.ts';

/** What has become of events: queued on the device, durable at the edge, or refused. */
export interface QueueChange {
  state: 'queued' | 'accepted' | 'rejected';
  /** ms since the epoch, the page's clock. */
  at: number;
  /** `name` is there when queued; `code` when rejected. */
  events: readonly { id: string; name?: string; code?: string }[];
}

/** What the edge found wrong in an event, whether it was refused for it or understood all the same. */
export interface Mistake {
  /** Id of the event. */
  event: string;
  /** Its name as the page says it; absent where it was sent before the panel came. */
  name?: string | undefined;
  code: string;
  isRefused: boolean;
  /** Where in the event, keys joined by dots; absent where the whole of it is meant. */
  path?: string;
  /** What was said, and what is made of it. */
  detail: string;
  /** As sentences; absent where the edge does not explain. */
  what?: string;
  remedy?: string;
}

/** A decision as `GET /v1/me?explain=1` tells it. */
export type ToldDecision = Decision & {
  /** ms since the epoch. */
  at: number;
  path: string;
  explanation?: Explanation | null;
};

/** Body of `GET /v1/me?explain=1`, as far as the panel reads it. */
export interface Me {
  visitor?: string;
  profile?: Profile | null;
  totals?: Counts | null;
  basket?: readonly BasketLine[];
  /** As it is when this was told. */
  intent?: IntentScore;
  /** Newest first. */
  decisions?: readonly ToldDecision[];
}

/** What the developer's panel can use beyond the host; all optional, the panel says what is not known. */
export interface PanelHost extends Host {
  /** `GET /v1/me?explain=1`; undefined when nobody is known or there is no answer. Never rejects. */
  me?(): Promise<Me | undefined>;
  /** Called with what happens to events from now on. */
  onQueue?(take: (change: QueueChange) => void): void;
  /** Called with what each answer from now on says is wrong in its events. */
  onMistakes?(take: (mistakes: readonly Mistake[]) => void): void;
  /** Nobody looks any more: the page's calls are its own again. */
  stop?(): void;
}
