import type { EventParams, FilledContent, WireDecision } from '#core';
import type { Host, SlotDetail } from '../host.ts';

/** A slot's DOM event also carries the content, so that a page can render `json` by itself. */
export interface SlotNews extends SlotDetail {
  content: FilledContent | undefined;
}

/** What a decision was for, as events say it. The variant is there only when it is what the visitor has before them. */
export function paramsOf({ slot, id, reason, variant }: WireDecision, shown?: boolean): EventParams {
  return { slot, decision: id, reason: reason.code, ...(shown && variant && { variant }) };
}

export function emitSlot(
  host: Host,
  type: 'decision' | 'shown' | 'view' | 'click' | 'dismiss' | 'invite',
  target: EventTarget,
  { slot, variant, id, reason, content }: WireDecision,
): void {
  host.emit('tact:' + type, target, { slot, variant, decision: id, reason, content } satisfies SlotNews);
}

/**
 * GA4's promotion events, flat and under `ecommerce` because GA4's tag in GTM reads the latter.
 * `tact` marks them as our own, so that capture does not read them back.
 */
export function pushPromotion(host: Host, what: string, { variant, slot }: WireDecision): void {
  const event = { view: 'view_promotion', click: 'select_promotion' }[what];
  const ecommerce = { promotion_id: variant, creative_slot: slot };
  if (event) host.push({ event, tact: true, ...ecommerce, ecommerce });
}
