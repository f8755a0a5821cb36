import { cleanText } from '../clean-text.ts';
import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords, later } from './join-values.ts';
import { known } from './known.ts';
import { TEXT_MAX, type Message } from './profile.ts';

type Messages = Record<string, Message>;

/** What another channel said, and whether it was heard. */
export function messagesOf({ id, name, at, params }: TactEvent): Messages {
  const times = timesOf(name, at);
  if (times === undefined) return {};
  const message = known<Message>({
    channel: params.channel ?? '',
    ...times,
    topic: params.campaign === undefined ? undefined : cleanText(params.campaign, TEXT_MAX),
    item: params.item_id ?? params.items?.[0]?.item_id,
    service: params.promotional === false ? true : undefined,
  });
  return { [params.message_id ?? id.toLowerCase()]: message };
}

function timesOf(name: TactEvent['name'], at: number) {
  switch (name) {
    case 'message_sent':
      return { sentAt: at };
    case 'message_opened':
      return { openedAt: at };
    case 'message_clicked':
      return { clickedAt: at };
    default:
      return undefined;
  }
}

/** Sending tells what a message is about; where only one side says it, that side is believed, else the larger text. */
export function joinMessages(a: Messages, b: Messages): Messages {
  return joinRecords(a, b, (x, y) =>
    known<Message>({
      channel: larger(x.channel, y.channel) ?? '',
      sentAt: later(x.sentAt, y.sentAt),
      openedAt: later(x.openedAt, y.openedAt),
      clickedAt: later(x.clickedAt, y.clickedAt),
      topic: larger(x.topic, y.topic),
      item: larger(x.item, y.item),
      service: (x.service ?? y.service) ? true : undefined,
    }),
  );
}

function larger(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(canonical(a), canonical(b)) >= 0 ? a : b;
}

/** ms of the latest that is known of it. */
export function messageAt({ sentAt = 0, openedAt = 0, clickedAt = 0 }: Message): number {
  return Math.max(sentAt, openedAt, clickedAt);
}

/** What the visitor asked for (a confirmation, an answer) promotes nothing. */
export function isPromotional({ service }: Message): boolean {
  return service === undefined;
}
