import type { EventName, EventParams } from '../event.ts';
import { paramFields, readFields } from '../param-schemas.ts';
import { VITAL, type Need } from '../vital-params.ts';
import { COUPON_SPELLINGS, ITEM_ID_SPELLINGS, ITEMS_SPELLINGS } from './event-param-spellings.ts';
import { quote, takeNote, type EventNote } from './notes.ts';
import { readOrderParams } from './read-order-params.ts';
import { firstSaid, type Said } from './said.ts';
import { isOfTrade, type Unwrapped } from './unwrap.ts';

type ReadParams =
  { ok: true; name: EventName; params: EventParams; notes: EventNote[] } | { ok: false; detail: string };

const SEARCH_SPELLINGS = ['search_term', 'search_string', 'searchTerm', 'query', 'q', 'keyword'];

/** The params of an event as Tact keeps them, with what was left out or repaired; or a sentence that says what it cannot do without. */
export function readParams(
  { name: named, said, format }: Unwrapped,
  pushed: unknown,
  shop: { currency?: string; locale?: string },
): ReadParams {
  const notes: EventNote[] = [];
  if (format !== undefined) takeNote(notes, 'params', 'old_format', `${format} is read as ${named}`);
  else if (pushed !== named) takeNote(notes, 'name', 'name_read_as', `${quote(pushed)} is read as ${named}`);

  const order = readOrderParams(named, said, { currency: shop.currency, locale: shop.locale }, notes);
  const { name } = order;
  const other = readFields<EventParams>(paramFields, otherSaid(name, said, order.read.items !== undefined));
  const { needs = [], right = [] } = VITAL[name];
  const bad = new Map([...other.bad, ...order.bad]);
  const params: EventParams = { ...other.read, ...order.read };

  const vital = [...needs, ...right].find((key) => bad.has(key));
  if (vital !== undefined) return { ok: false, detail: `params.${vital}: ${bad.get(vital)}` };
  const missing = needs.find((need) => !has(params, need));
  if (missing !== undefined) {
    const key = missing === 'item' ? 'items' : missing;
    return { ok: false, detail: `params.${key}: ${bad.get(key) ?? `${name} needs it`}` };
  }
  const lost = name === 'purchase' ? ['value', 'items'].find((key) => order.bad.has(key)) : undefined;
  if (lost !== undefined) return { ok: false, detail: `params.${lost}: ${order.bad.get(lost)}` };
  for (const [key, expected] of other.bad)
    takeNote(notes, `params.${key}`, 'unreadable', `${quote(said[key])}: ${expected}`);
  return { ok: true, name, params, notes };
}

/** The other fields, under the spellings that they have beside items and in searches. */
function otherSaid(name: EventName, said: Said, hasItems: boolean): Said {
  if (name === 'search' || name === 'view_search_results')
    return { ...said, search_term: firstSaid(said, SEARCH_SPELLINGS) };
  if (!isOfTrade(name)) return said;
  const { item_id: _, ...rest } = said;
  const coupon = firstSaid(said, COUPON_SPELLINGS);
  if (!hasItems) return { ...rest, coupon, item_id: firstSaid(said, ITEM_ID_SPELLINGS) };
  if (firstSaid(said, ITEMS_SPELLINGS) !== undefined) return { ...rest, coupon };
  // Beside the fields of an item these are the item's, not those of a preference and of a slot.
  const { name: __, variant: ___, ...others } = rest;
  return { ...others, coupon };
}

function has(params: EventParams, need: Need): boolean {
  return need === 'item'
    ? params.item_id !== undefined || (params.items?.length ?? 0) > 0
    : params[need] !== undefined;
}
