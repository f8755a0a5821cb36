import type { Busy, Consent, EventParams, WireDecision } from '#core';

/*
 * What the parts of the SDK that show things (slots, invitations, chat, panel) need of the part that
 * captures and talks to the edge. One direction only: the host knows none of them by name.
 */
export interface Host {
  /** Base URL of the edge, without a slash at the end. */
  edge: string;
  site: string;
  /** ms a slot's place may stay hidden while its first answer is under way. */
  waitMs: number;
  /** Queues an event; the same as `tact.track`. Durable within 100 ms. */
  track(name: string, params?: EventParams): void;
  /** Asks the edge for these slots (and always for invitations) now; never rejects: an empty list when there is no answer. */
  ask(slots: string[]): Promise<WireDecision[]>;
  /** Called with every answer's decisions, asked for or not (invitations come with every sync). */
  onDecisions(take: (decisions: WireDecision[]) => void): void;
  /** Called after a single-page navigation, consent change or `refresh()`: slots ask anew. */
  onFresh(again: () => void): void;
  /** DOM event that bubbles from `target`, and the SDK's own `on(type)`. */
  emit(type: string, target: EventTarget, detail: unknown): void;
  consent(): Consent;
  /** What would make it a bad moment now: the visitor is writing, an invitation is open. Said with every sync too. */
  busy(): Busy[];
  /** Says to the edge, with the next sync, that an invitation is open. */
  inviting: boolean;
}

/** Detail of `tact:decision`, `tact:shown`, `tact:view`, `tact:click`, `tact:dismiss`, `tact:invite`. */
export interface SlotDetail {
  slot: string;
  variant: string | undefined;
  decision: string;
  reason: WireDecision['reason'];
}
