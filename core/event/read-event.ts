import { readId } from '../clean-text.ts';
import { jsonBytes } from '../json-bytes.ts';
import { EVENT_BYTES_MAX, type RejectionCode } from '../wire.ts';
import type { EventName, EventParams, Provenance, TactEvent } from './event.ts';
import { isServerOnly } from './event-names.ts';
import { EVENT_AGE_DAYS_MAX, eventTime } from './event-time.ts';
import { pageOfEvent } from './read-page.ts';
import { quote, type EventNote } from './understand/notes.ts';
import { readParams } from './understand/read-params.ts';
import { isSaid } from './understand/said.ts';
import { unwrap } from './understand/unwrap.ts';

export interface Arrival {
  /** ms since the epoch by the edge's clock. */
  now: number;
  /** ms from `clockOffset`. */
  offset: number;
  /** The request's visit, for events that name none of their own. */
  session: string;
  source: Provenance;
  page?: TactEvent['page'];
  /** The plan's currency, for events with money that name none. */
  currency?: string;
  /** The plan's locale: how people there write numbers. */
  locale?: string;
  /** The plan's origins: what links one of them to another is no new visit. */
  origins?: readonly string[];
}

/** `notes`: what was left out of the event, or repaired; at most NOTES_MAX. */
export type ReadEvent =
  { ok: true; event: TactEvent; notes: EventNote[] } | { ok: false; code: RejectionCode; detail: string };

/** Versions 1 to 8 of RFC 9562; Nil and Max are no event's own id. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
/** A UUID has 36 characters; shops that bring their own session ids may need more. */
const SESSION_MAX = 64;

/**
 * The door: an event from outside as Tact believes it, or why it does not.
 *
 * The page tells, in its own words; here they are understood (`understand/`). Keys that Tact does not know are left behind. A
 * field that cannot be read is left out and told, unless the event loses its meaning by that (`VITAL`): a refund whose sum is
 * no number is refused, since without one it would be of the whole order.
 */
export function readEvent(raw: unknown, at: Arrival): ReadEvent {
  if (!isSaid(raw)) return refuse('invalid_event', 'an event is an object');
  if (jsonBytes(raw) > EVENT_BYTES_MAX)
    return refuse('event_too_large', `an event has at most ${EVENT_BYTES_MAX} bytes`);
  const { id } = raw;
  if (typeof id !== 'string' || !UUID.test(id)) return refuse('invalid_event', 'id: expected a UUID');
  const told = raw.params ?? {};
  const unwrapped = unwrap(raw.name, isSaid(told) ? told : {});
  if (unwrapped === undefined) return refuse('unknown_event', unknownName(raw.name));
  if (at.source === 'browser' && isServerOnly(unwrapped.name))
    return refuse('server_only_event', `${unwrapped.name} is believed only from the shop's own systems`);
  if (typeof raw.at !== 'number' || !Number.isFinite(raw.at))
    return refuse('invalid_event', 'at: expected ms since the epoch');
  const time = eventTime(raw.at, at);
  if (time === 'too_old') return refuse('event_too_old', `at: more than ${EVENT_AGE_DAYS_MAX} days ago`);
  if (!isSaid(told)) return refuse('invalid_event', 'params: expected an object');
  const read = readParams(unwrapped, raw.name, at);
  if (!read.ok) return refuse('invalid_event', read.detail);

  const { name, params, notes } = read;
  if (at.source === 'browser') leaveBehind(name, params);

  const own = readId(raw.session, SESSION_MAX);
  const session = own ?? at.session;
  const page = pageOfEvent(params, session === at.session ? at.page : undefined, at.origins);
  return {
    ok: true,
    event: { id, name, at: time, params, session, source: at.source, ...(page !== undefined && { page }) },
    notes,
  };
}

function unknownName(name: unknown): string {
  return `name: ${quote(name)} is no event that Tact knows; push GA4's name for it, such as view_item, add_to_cart or purchase`;
}

/** What a showing was about and offered is what the edge's own record of the decision says, whatever a page says. */
function leaveBehind(name: EventName, params: EventParams): void {
  delete params.incentive;
  if (!/^(slot|invite)_/.test(name)) return;
  delete params.item_id;
  delete params.items;
}

function refuse(code: RejectionCode, detail: string): ReadEvent {
  return { ok: false, code, detail };
}
