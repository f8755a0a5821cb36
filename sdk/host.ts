import type * as capture from './capture/reader/index.ts';
import type * as card from './card/index.ts';
import type * as chat from './chat/adapters.ts';
import type { ChatOfPage } from './chat/index.ts';
import type * as me from './me/index.ts';
import type * as panel from './panel/index.ts';
import type * as render from './render/index.ts';
import type * as why from './why/index.ts';
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
  /** What the page has said of its chat. */
  chat?: ChatOfPage;
  /** The last decision of each slot on this page. */
  decided(): readonly WireDecision[];
  /** Takes the card of an invitation away, while there is one. */
  closeCard?: (() => void) | undefined;
  /** Once the reader is there: what it does for places that the page has copied, or drawn over. */
  adopt?: typeof capture.adopt;
  mend?: typeof capture.mend;
  /** Looks for places that have come, or were changed. */
  look?(): void;
  /** Content as an element, once that part is there. */
  render?: typeof render.render;
  /** The credential: what a page's own calls carry; undefined where nobody is known, or by a cookie that the edge alone can read. */
  visitor(): string | undefined;
  /** By which the kernel calls the edge; the panel puts its own over it, to see what passes. */
  net: { fetch: typeof fetch };
  /** What goes to the page's data layer, for the site's own GA4. */
  push(entry: object): void;
  /** What few pages need comes when it is needed: `tact-NAME.js` from the edge. undefined when it does not come, or `use` fails. */
  load<Name extends keyof Parts, Result>(
    name: Name,
    use: (part: Parts[Name]) => Result | Promise<Result>,
  ): Promise<Result | void>;
  /** The same as `tact.forget()`. */
  forget(): Promise<boolean>;
}

/** What `load` brings, by name. */
export interface Parts {
  capture: typeof capture;
  card: typeof card;
  panel: typeof panel;
  render: typeof render;
  chat: typeof chat;
  why: typeof why;
  me: typeof me;
}

/** Detail of `tact:decision`, `tact:shown`, `tact:view`, `tact:click`, `tact:dismiss`, `tact:invite`. */
export interface SlotDetail {
  slot: string;
  variant: string | undefined;
  decision: string;
  reason: WireDecision['reason'];
}
