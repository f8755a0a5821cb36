import { readId } from '../clean-text.ts';
import { jsonBytes } from '../json-bytes.ts';
import { EVENT_BYTES_MAX, type RejectionCode } from '../wire.ts';
import type { EventName, EventParams, Provenance, TactEvent } from './event.ts';
import { isEventName, isServerOnly } from './event-names.ts';
import { EVENT_AGE_DAYS_MAX, eventTime } from './event-time.ts';
import { itemsWorth } from './items-worth.ts';
import { AMOUNT_MAX, paramFields, readFields } from './param-schemas.ts';
import { pageOfEvent } from './read-page.ts';
import { VITAL, type Need } from './vital-params.ts';

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
}

export type ReadEvent = { ok: true; event: TactEvent } | { ok: false; code: RejectionCode; detail: string };

/** Versions 1 to 8 of RFC 9562; Nil and Max are no event's own id. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
/** A UUID has 36 characters; shops that bring their own session ids may need more. */
const SESSION_MAX = 64;

/**
 * The door: an event from outside as Tact believes it, or why it does not.
 *
 * Keys that Tact does not know are left behind. A field that cannot be read is left behind too, unless the
 * event loses its meaning by that (`VITAL`): a purchase with a value that is no number is refused.
 */
export function readEvent(raw: unknown, at: Arrival): ReadEvent {
  if (!isRecord(raw)) return refuse('invalid_event', 'an event is an object');
  if (jsonBytes(raw) > EVENT_BYTES_MAX)
    return refuse('event_too_large', `an event has at most ${EVENT_BYTES_MAX} bytes`);
  const { id, name } = raw;
  if (typeof id !== 'string' || !UUID.test(id)) return refuse('invalid_event', 'id: expected a UUID');
  if (!isEventName(name)) return refuse('unknown_event', `name: ${quote(name)} is no event that Tact knows`);
  if (at.source === 'browser' && isServerOnly(name))
    return refuse('server_only_event', `${name} is believed only from the shop's own systems`);
  if (typeof raw.at !== 'number' || !Number.isFinite(raw.at))
    return refuse('invalid_event', 'at: expected ms since the epoch');
  const time = eventTime(raw.at, at);
  if (time === 'too_old') return refuse('event_too_old', `at: more than ${EVENT_AGE_DAYS_MAX} days ago`);
  const params = readParams(name, raw.params);
  if (typeof params === 'string') return refuse('invalid_event', params);

  if (at.source === 'browser') leaveBehind(name, params);

  const own = readId(raw.session, SESSION_MAX);
  const session = own ?? at.session;
  const page = pageOfEvent(params, session === at.session ? at.page : undefined);
  if (at.currency !== undefined && (name === 'purchase' || hasMoney(params))) params.currency ??= at.currency;
  return {
    ok: true,
    event: { id, name, at: time, params, session, source: at.source, ...(page !== undefined && { page }) },
  };
}

/** The params, or a sentence that says what is wrong with them. */
function readParams(name: EventName, raw: unknown): EventParams | string {
  if (raw !== undefined && raw !== null && !isRecord(raw)) return 'params: expected an object';
  const { read, bad } = readFields<EventParams>(paramFields, raw);
  const { needs = [], right = [] } = VITAL[name];
  const vital = [...needs, ...right].find((key) => bad.has(key));
  if (vital !== undefined) return `params.${vital}: ${bad.get(vital)}`;
  const missing = needs.find((need) => !has(read, need));
  if (missing !== undefined) return `params.${missing === 'item' ? 'items' : missing}: ${name} needs it`;
  if (name === 'purchase' && read.value === undefined && itemsWorth(read.items ?? []) > AMOUNT_MAX)
    return `params.items: together they cost more than ${AMOUNT_MAX}`;
  return read;
}

/** What a showing was about and offered is what the edge's own record of the decision says, whatever a page says. */
function leaveBehind(name: EventName, params: EventParams): void {
  delete params.incentive;
  if (!/^(slot|invite)_/.test(name)) return;
  delete params.item_id;
  delete params.items;
}

function has(params: Partial<EventParams>, need: Need): boolean {
  return need === 'item'
    ? params.item_id !== undefined || (params.items?.length ?? 0) > 0
    : params[need] !== undefined;
}

function hasMoney(params: EventParams): boolean {
  return params.value !== undefined || params.items?.some((item) => item.price !== undefined) === true;
}

function refuse(code: RejectionCode, detail: string): ReadEvent {
  return { ok: false, code, detail };
}

/** Short enough for an answer, whatever was sent. */
function quote(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
