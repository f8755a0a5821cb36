import type { EventItem, EventName } from '../event.ts';
import { itemsWorth } from '../items-worth.ts';
import { AMOUNT_MAX, EVENT_ITEMS_MAX, type OrderParams } from '../param-schemas.ts';
import { amountAt } from './amount-at.ts';
import {
  CURRENCY_SPELLINGS,
  ITEMS_SPELLINGS,
  TRANSACTION_SPELLINGS,
  VALUE_SPELLINGS,
} from './event-param-spellings.ts';
import { judgeItems } from './judge-items.ts';
import { flatItem } from './flat-item.ts';
import { listItems } from './list-items.ts';
import { quote, takeNote, type EventNote } from './notes.ts';
import { readCurrency } from './read-currency.ts';
import { readItem, type SaidItem } from './read-item.ts';
import { readOrderNumber } from './read-order-number.ts';
import { readSaidNumber } from './read-said-number.ts';
import { saidUnder, type Said } from './said.ts';
import { isOfTrade } from './unwrap.ts';

export interface OrderReading {
  /** Another where the quantities or the number of items say so. */
  name: EventName;
  read: OrderParams;
  /** Fields that were there and could not be read, with what was expected. */
  bad: Map<string, string>;
}

interface Shop {
  /** The plan's. */
  currency: string | undefined;
  locale: string | undefined;
}
type Keep = Shop & { notes: EventNote[]; bad: Map<string, string> };

/** Items, money and order of an event, each of which says what another means: a value is of its currency, and so are the prices. */
export function readOrderParams(named: EventName, said: Said, shop: Shop, notes: EventNote[]): OrderReading {
  const keep: Keep = { ...shop, notes, bad: new Map() };
  const money = currencySaid(named, said, shop);
  const found = readItems(named, said, money?.currency, keep);
  const { name, items, none } = found === undefined ? { name: named } : judgeItems(named, found, notes);
  if (none !== undefined) keep.bad.set('items', none);

  const value = readValue(named, said, money?.currency, keep);
  const own = new Set((items ?? []).flatMap(({ currency }) => currency ?? []));
  const theirs = own.size === 1 || !own.has(shop.currency ?? '') ? [...own][0] : shop.currency;
  const currency = money?.currency ?? theirs ?? value?.currency;
  const hasMoney = value !== undefined || (items ?? []).some(({ item }) => item.price !== undefined);
  tellCurrency(money, { hasMoney, isNamed: currency !== undefined }, keep);
  const used = currency ?? (hasMoney || name === 'purchase' ? shop.currency : undefined);

  const kept = items?.map((each) => inCurrency(each, used, notes));
  const worth = value?.currency === undefined || value.currency === used ? value?.number : undefined;
  if (value !== undefined && worth === undefined)
    takeNote(
      notes,
      'params.value',
      'currency_differs',
      `the value is in ${value.currency}, the event in ${used}`,
    );
  const order = readOrder(name, said, keep);
  if (name === 'purchase') judgePurchase({ items: kept, value: worth, order }, keep);
  return {
    name,
    read: {
      ...(used !== undefined && { currency: used }),
      ...(worth !== undefined && { value: worth }),
      ...(order !== undefined && { transaction_id: order }),
      ...(kept !== undefined && { items: kept }),
    },
    bad: keep.bad,
  };
}

/** Of events that are not of trade, GA4's own key alone counts. */
function under(name: EventName, said: Said, spellings: readonly [string, ...string[]]) {
  return saidUnder(said, isOfTrade(name) ? spellings : spellings.slice(0, 1));
}

interface SaidCurrency {
  key: string;
  value: unknown;
  currency: string | undefined;
  isCode: boolean;
}

function currencySaid(name: EventName, said: Said, shop: Shop): SaidCurrency | undefined {
  const found = under(name, said, CURRENCY_SPELLINGS);
  if (found === undefined) return undefined;
  const read = readCurrency(found.value, shop.currency, shop.locale);
  return { ...found, currency: read?.currency, isCode: read?.isCode ?? false };
}

function tellCurrency(
  money: SaidCurrency | undefined,
  { hasMoney, isNamed }: { hasMoney: boolean; isNamed: boolean },
  { currency, notes }: Keep,
): void {
  const instead = currency === undefined ? 'none is known' : `${currency}, the plan's, is taken`;
  if (money === undefined) {
    if (hasMoney && !isNamed)
      takeNote(notes, 'params.currency', 'currency_missing', `no currency is named: ${instead}`);
    return;
  }
  const path = `params.${money.key}`;
  if (money.currency === undefined)
    takeNote(
      notes,
      path,
      'currency_unreadable',
      `${quote(money.value)} is no currency${isNamed ? '' : `: ${instead}`}`,
    );
  else if (!money.isCode)
    takeNote(notes, path, 'currency_read_as', `${quote(money.value)} is read as ${money.currency}`);
}

function readItems(
  name: EventName,
  said: Said,
  currency: string | undefined,
  { notes, bad, locale, currency: shop }: Keep,
): SaidItem[] | undefined {
  const found = under(name, said, ITEMS_SPELLINGS);
  const flat = found === undefined ? flatItem(name, said) : undefined;
  const list = flat === undefined ? listItems(found?.value) : [flat];
  const path = `params.${found?.key ?? 'items'}`;
  if (list === undefined) {
    if (found === undefined) return undefined;
    bad.set('items', 'expected a list of items');
    takeNote(notes, path, 'unreadable', `expected a list of items, found ${quote(found.value)}`);
    return undefined;
  }
  if (list.length > EVENT_ITEMS_MAX)
    takeNote(
      notes,
      path,
      'too_many_items',
      `${list.length} items: those after ${EVENT_ITEMS_MAX} are left out`,
    );
  const options = { currency: currency ?? shop, shop, locale, notes };
  const read = list
    .slice(0, EVENT_ITEMS_MAX)
    .flatMap((each, at) => readItem(each, flat === undefined ? `${path}.${at}` : 'params', options) ?? []);
  if (list.length === 0 || read.length > 0) return read;
  // A list of which nothing can be read is not an empty basket.
  bad.set('items', 'no item with an item_id');
  return undefined;
}

/** The price of an item that names another currency than its event is no number of the event's. */
function inCurrency(
  { item, path, currency }: SaidItem,
  used: string | undefined,
  notes: EventNote[],
): EventItem {
  if (currency === undefined || currency === used) return item;
  const { price, discount, ...rest } = item;
  if (price === undefined && discount === undefined) return item;
  takeNote(notes, `${path}.price`, 'currency_differs', `the price is in ${currency}, the event in ${used}`);
  return rest;
}

function readValue(name: EventName, said: Said, currency: string | undefined, keep: Keep) {
  const options = { currency: currency ?? keep.currency, locale: keep.locale, notes: keep.notes };
  const keys = isOfTrade(name) ? VALUE_SPELLINGS : (['value'] as const);
  for (const key of keys) {
    if (!Object.hasOwn(said, key)) continue;
    const raw = said[key];
    // Some shops send what is paid back as what is paid less than nothing.
    const paid = name === 'refund' && typeof raw === 'number' ? Math.abs(raw) : raw;
    const value = amountAt(paid, `params.${key}`, options);
    if (value !== undefined) return value;
    const { is } = readSaidNumber(paid, options);
    if (is === 'number' || is === 'unreadable')
      keep.bad.set('value', `expected an amount from 0 to ${AMOUNT_MAX}`);
  }
  return undefined;
}

function readOrder(name: EventName, said: Said, { notes }: Keep): string | undefined {
  const found = under(name, said, TRANSACTION_SPELLINGS);
  const order = readOrderNumber(found?.value);
  const path = `params.${found?.key ?? 'transaction_id'}`;
  if (order === undefined) {
    if (name === 'purchase')
      takeNote(
        notes,
        path,
        'order_number_missing',
        'the order is known by its visit, its items and its value',
      );
  } else if (!order.isAsSaid)
    takeNote(notes, path, 'order_number_read_as', `${quote(found?.value)} is kept as ${order.id}`);
  return order?.id;
}

function judgePurchase(
  {
    items = [],
    value,
    order,
  }: { items: EventItem[] | undefined; value: number | undefined; order: string | undefined },
  { notes, bad }: Keep,
): void {
  const worth = value ?? itemsWorth(items);
  if (value === undefined && worth > 0)
    takeNote(notes, 'params.value', 'value_from_items', `no value that can be read: the items cost ${worth}`);
  if (worth > AMOUNT_MAX) bad.set('items', `together they cost more than ${AMOUNT_MAX}`);
  else if (value !== undefined || items.length > 0 || order !== undefined) {
    bad.delete('value');
    bad.delete('items');
  }
}
