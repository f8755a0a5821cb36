import { decodeEntities } from '../../catalog/html-entities.ts';
import { cleanText, readId } from '../../clean-text.ts';
import type { EventItem } from '../event.ts';
import { amountAt } from './amount-at.ts';
import { chooseOffer } from './choose-offer.ts';
import { ITEM_SPELLINGS } from './item-spellings.ts';
import { quote, takeNote, type EventNote } from './notes.ts';
import { readAvailability } from './read-availability.ts';
import { readCurrency } from './read-currency.ts';
import { readSaidNumber, type NumberOptions } from './read-said-number.ts';
import { firstSaid, isSaid, saidUnder, type Said } from './said.ts';

/** More of one thing than this is a mistake, or a shop for shops. */
const QUANTITY_MAX = 9999;
const TEXT_MAX = 200;
/** GA4's `index`: only the order of magnitude matters. */
const INDEX_MAX = 1_000_000;
const TEXTS = ['item_name', 'item_brand', 'coupon', 'item_list_id'] as const;
const CATEGORIES = [
  'item_category',
  'item_category2',
  'item_category3',
  'item_category4',
  'item_category5',
] as const;
const IDS = ['item_group_id', 'mpn', 'gtin'] as const;
const NO_ID = /^(?:undefined|null|nan|none|\[object object\]|\(not set\))$/i;

/** An item as it stands, with what the event's rules still have to judge. */
export interface SaidItem {
  item: EventItem;
  path: string;
  /** ISO 4217, where the item says so itself: its price is in this. */
  currency?: string;
}

/** One entry of a list of items; undefined, and told, where it has no id. */
export function readItem(
  raw: unknown,
  path: string,
  { shop, notes, ...options }: NumberOptions & { shop: string | undefined; notes: EventNote[] },
): SaidItem | undefined {
  const said = recordOf(raw);
  const id = said === undefined ? undefined : idIn(said);
  if (said === undefined || id === undefined) {
    takeNote(notes, path, 'item_without_id', `no id that can be read in ${quote(raw)}`);
    return undefined;
  }
  const item: EventItem = { item_id: id };
  for (const key of TEXTS) readText(item, key, said, path, notes);
  readCategories(item, said, path, notes);
  const variant = firstSaid(said, ITEM_SPELLINGS.item_variant);
  const title = typeof variant === 'number' ? String(variant) : isSaid(variant) ? variant.title : variant;
  if (typeof title === 'string' && cleanText(title, TEXT_MAX) !== '')
    item.item_variant = cleanText(title, TEXT_MAX);
  for (const key of IDS) {
    const other = readId(firstSaid(said, ITEM_SPELLINGS[key]));
    if (other !== undefined) item[key] = other;
  }

  const machine = options.machine === true || isStructured(said);
  const named = readCurrency(firstSaid(said, ITEM_SPELLINGS.currency), shop, options.locale)?.currency;
  const numbers = { ...options, machine, currency: named ?? options.currency };
  const offer = isStructured(said) ? chooseOffer(said.offers, [options.currency, shop], numbers) : {};
  const price = readAmount(said, 'price', path, { ...numbers, notes }) ?? {
    number: offer.price,
    currency: offer.currency,
  };
  if (price.number !== undefined) item.price = price.number;
  const discount = readAmount(said, 'discount', path, { ...numbers, notes })?.number;
  if (discount !== undefined) item.discount = discount;
  const quantity = readQuantity(said, path, notes);
  if (quantity !== undefined) item.quantity = quantity;
  const index = readSaidNumber(firstSaid(said, ITEM_SPELLINGS.index), { machine: true });
  if (index.is === 'number' && index.number >= 0 && index.number <= INDEX_MAX)
    item.index = Math.trunc(index.number);
  const availability = readAvailability(firstSaid(said, ['availability'])) ?? offer.availability;
  if (availability !== undefined) item.availability = availability;

  const currency = price.currency ?? named;
  return { item, path, ...(currency !== undefined && { currency }) };
}

/** A compact tuple, an id by itself, or a record. */
function recordOf(raw: unknown): Said | undefined {
  if (isSaid(raw)) return raw;
  if (typeof raw === 'string' || typeof raw === 'number') return { item_id: raw };
  if (!Array.isArray(raw)) return undefined;
  const [item_id, price, quantity, item_variant] = raw as unknown[];
  return { item_id, price, quantity, item_variant };
}

function idIn(said: Said): string | undefined {
  for (const key of ITEM_SPELLINGS.item_id) {
    const id = Object.hasOwn(said, key) ? readId(said[key]) : undefined;
    if (id !== undefined && !NO_ID.test(id)) return id;
  }
  return undefined;
}

/** From schema.org, as the page's reader says: its numbers are written for machines. */
function isStructured(said: Said): boolean {
  return said.offers !== undefined || said.structured !== undefined;
}

function readText(
  item: EventItem,
  key: (typeof TEXTS)[number],
  said: Said,
  path: string,
  notes: EventNote[],
): void {
  const found = saidUnder(said, ITEM_SPELLINGS[key]);
  if (found === undefined) return;
  // Markup and templates write `&amp;` where text is meant.
  const text = typeof found.value === 'string' ? cleanText(decodeEntities(found.value), TEXT_MAX) : '';
  if (text !== '') item[key] = text;
  else takeNote(notes, `${path}.${found.key}`, 'unreadable', `expected text, found ${quote(found.value)}`);
}

/** GA4's five levels, a list, or universal analytics' path: `Apparel/Shirts`. */
function readCategories(item: EventItem, said: Said, path: string, notes: EventNote[]): void {
  const own = CATEGORIES.map((key) => said[key]);
  const hasOwn = own.some((each) => typeof each === 'string' && each.trim() !== '');
  const other = firstSaid(said, ITEM_SPELLINGS.category);
  const levels = hasOwn
    ? own
    : Array.isArray(other)
      ? other
      : typeof other === 'string'
        ? other.split('/')
        : own;
  for (const [at, key] of CATEGORIES.entries()) {
    const level: unknown = levels[at];
    if (level === undefined || level === null || level === '') continue;
    const text = typeof level === 'string' ? cleanText(level, TEXT_MAX) : '';
    if (text !== '') item[key] = text;
    else if (typeof level !== 'string')
      takeNote(notes, `${path}.${key}`, 'unreadable', `expected text, found ${quote(level)}`);
  }
}

function readAmount(
  said: Said,
  key: 'price' | 'discount',
  path: string,
  { notes, ...options }: NumberOptions & { notes: EventNote[] },
): { number: number; currency: string | undefined } | undefined {
  for (const spelling of ITEM_SPELLINGS[key]) {
    if (!Object.hasOwn(said, spelling)) continue;
    const number = amountAt(said[spelling], `${path}.${spelling}`, { ...options, notes });
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Whole pieces, negative where the page says so; what that means is the event's matter. */
function readQuantity(said: Said, path: string, notes: EventNote[]): number | undefined {
  const found = saidUnder(said, ITEM_SPELLINGS.quantity);
  const read = readSaidNumber(found?.value, { machine: true });
  if (found === undefined || read.is === 'absent') return undefined;
  const where = `${path}.${found.key}`;
  if (read.is !== 'number') {
    takeNote(
      notes,
      where,
      read.is === 'empty' ? 'empty' : 'unreadable',
      `expected a number, found ${quote(found.value)}`,
    );
    return undefined;
  }
  const pieces = Math.sign(read.number) * Math.min(Math.ceil(Math.abs(read.number)), QUANTITY_MAX);
  if (pieces !== read.number)
    takeNote(notes, where, 'quantity_rounded', `${quote(found.value)} is counted as ${pieces} pieces`);
  return pieces === 0 ? 0 : pieces;
}
