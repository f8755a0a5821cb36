import { cleanText, readId } from '../clean-text.ts';
import type { Flaw } from '../result.ts';
import { readMoment } from '../read-moment.ts';
import { decodeEntities } from './html-entities.ts';
import type { CatalogItem } from './item.ts';
import { merchantKeys } from './merchant-keys.ts';
import { nameOf } from './name-of.ts';
import { plainText } from './plain-text.ts';
import { readAvailability } from './read-availability.ts';
import { readCategories } from './read-categories.ts';
import { readLink } from './read-link.ts';
import { readPrices } from './read-prices.ts';
import { flag, share, span } from './read-values.ts';
import { quoted, teller, type Tell } from './tell.ts';

/** Merchant's own bound is 150; a little more does no harm. */
const TITLE_MAX = 200;
/** Merchant takes 5,000; a slot shows two lines. */
const DESCRIPTION_MAX = 1000;
/** As much of it is looked at: markup can be many times the text, and Merchant's 5,000 count without it. */
const DESCRIPTION_HTML_MAX = 10_000;
const TEXT_MAX = 100;
/** A title or a name that is longer has something else in it. */
const TEXT_HTML_MAX = 5000;
/** A hundred years: past that it is a typing error, or a house. */
const LIFETIME_DAYS_MAX = 36_500;
const REPLENISH_DAYS_MAX = 3650;
const GOES_WITH_MAX = 24;
/** Pictures that are written into a text: some 90,000 characters that nobody can read. */
const DATA_URL = /data:[a-z]+\/[a-z+.-]+;base64,[\w+/=%-]*(?:\s+[\w+/=]{40,})*/gi;

export interface ReadItemOptions {
  /** Of prices that name none (`129.00`). */
  currency: string;
  /** BCP 47, of prices that are written for people. */
  locale?: string | undefined;
  /** IANA, of moments that name no zone. */
  timezone: string;
  /** Ms: what is over by now, and what is to come. */
  now: number;
}

/** What was left out of an item and what was mended in it, or everything for which it is refused. */
export type ReadItem = { left: Flaw[]; repaired: Flaw[] } & (
  { ok: true; value: CatalogItem } | { ok: false; errors: Flaw[] }
);

/**
 * A record of a catalogue, in Google Merchant's field names or those that `merchantKeys` knows, as an item.
 *
 * Only what an item cannot be without costs it: id, title, link, price, availability. They are the ones that Merchant
 * requires of everything; of availability either guess would be wrong for somebody, who is sent to what is sold out, or not to
 * what is there. Any other field that cannot be read is left out and told, and what can be mended is mended and told.
 * Keys that Tact does not know are left behind, and so is an empty value. Texts are plain text whatever they hold, cut where
 * they are too long.
 */
export function readItem(raw: unknown, options: ReadItemOptions): ReadItem {
  const { tell, told } = teller();
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
    tell.refuse('', 'an item is an object');
    return { ok: false, ...told };
  }
  const fields = merchantKeys(raw as Record<string, unknown>);
  const all = (name: string) => fieldOf(fields, name);
  const field = (name: string) => firstOf(name, all(name), tell);
  const text = (name: string, max: number) => readText(name, field(name), max, tell);

  const prices = readPrices(field, options, tell);
  const item = {
    id: idIn('id', field('id'), tell.refuse),
    groupId: idIn('item_group_id', field('item_group_id'), tell.leave),
    mpn: idIn('mpn', field('mpn'), tell.leave),
    gtin: gtinIn(field('gtin'), tell),
    title: text('title', TITLE_MAX),
    description: readDescription(field('description')),
    link: readLink('link', field('link'), tell, tell.refuse),
    imageLink: readLink('image_link', field('image_link'), tell, tell.leave),
    ...prices,
    availability: availabilityIn(field('availability'), field('expiration_date'), options, tell),
    brand: text('brand', TEXT_MAX),
    categories: readCategories(all, tell),
    color: text('color', TEXT_MAX),
    size: text('size', TEXT_MAX),
    margin: share('margin', field('margin'), tell) ?? prices.margin,
    lifetimeDays: span('lifetime_days', field('lifetime_days'), LIFETIME_DAYS_MAX, tell),
    replenishDays: span('replenish_days', field('replenish_days'), REPLENISH_DAYS_MAX, tell),
    goesWith: readGoesWith(all('goes_with'), tell),
    experience: flag('experience', field('experience'), tell),
  };
  const { id, title, link, price, availability } = item;
  for (const [name, value] of Object.entries({ id, title, link, price, availability }))
    if (value === undefined && !told.errors.some((flaw) => flaw.path === name))
      tell.refuse(name, `${name} is required`, 'missing');
  const { left, repaired, errors } = told;
  if (errors.length > 0) return { ok: false, errors, left, repaired };
  const value = Object.fromEntries(
    Object.entries(item).filter(([, each]) => each !== undefined),
  ) as unknown as CatalogItem;
  return { ok: true, value, left, repaired };
}

/** Own keys only; an empty value is as good as none, since a table has no other way to leave a column out. */
function fieldOf(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

/** A field that comes twice is a list; of one that has one value the first counts. */
function firstOf(name: string, value: unknown, tell: Tell): unknown {
  if (!Array.isArray(value)) return NAMED.has(name) ? nameOf(value) : value;
  const said = (value as unknown[]).filter((each) => each !== null && each !== '');
  if (said.length > 1 && said.some((each) => each !== said[0]) && name !== 'image_link')
    tell.repair(name, `${said.length} values; ${quoted(said[0])} counts`, 'several_values');
  return NAMED.has(name) ? nameOf(said[0]) : said[0];
}

/** Fields that platforms' own APIs give as objects. */
const NAMED: ReadonlySet<string> = new Set(['image_link', 'brand', 'color', 'size']);

function idIn(name: string, value: unknown, fail: Tell['leave']): string | undefined {
  if (value === undefined) return undefined;
  const said = typeof value === 'string' ? decodeEntities(value) : value;
  return readId(said) ?? fail(name, `expected an id of at most 100 characters, not ${quoted(value)}`);
}

/** Digits alone, 8 to 14 of them, whatever stands between; a spreadsheet's `4.00638E+12` is none. */
function gtinIn(value: unknown, tell: Tell): string | undefined {
  if (value === undefined) return undefined;
  const digits = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '').replace(
    /[\s'’-]/g,
    '',
  );
  return /^\d{8,14}$/.test(digits)
    ? digits
    : tell.leave('gtin', `expected 8 to 14 digits, not ${quoted(value)}`);
}

function readText(name: string, value: unknown, max: number, tell: Tell): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number')
    return name === 'title' ? tell.refuse(name, 'expected text') : tell.leave(name, 'expected text');
  const said = String(value).slice(0, TEXT_HTML_MAX);
  // A title of markup alone is shown as it stands, rather than cost the item.
  const plain = cleanText(plainText(said), max) || cleanText(said, max);
  if (/[<&]/.test(said) && plain !== cleanText(said, max))
    tell.repair(name, `read as ${quoted(plain)}`, 'text_unescaped');
  return plain || undefined;
}

/** Markup is usual here, and so is more of it than a slot shows: neither is worth a word. */
function readDescription(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const html = String(value).replace(DATA_URL, '').slice(0, DESCRIPTION_HTML_MAX);
  return cleanText(plainText(html), DESCRIPTION_MAX) || undefined;
}

/** What has expired is not shown by Merchant either; it stays known, for its page and the baskets that it is in. */
function availabilityIn(
  value: unknown,
  expires: unknown,
  { now, timezone }: ReadItemOptions,
  tell: Tell,
): CatalogItem['availability'] | undefined {
  if (value === undefined) return undefined;
  const read = readAvailability(value);
  if (read === undefined)
    return tell.refuse(
      'availability',
      `one of in_stock, out_of_stock, preorder, backorder, not ${quoted(value)}`,
    );
  if (expires === undefined) return read;
  const end = readMoment(expires, timezone);
  if (end === undefined)
    return tell.leave('expiration_date', `expected a moment, not ${quoted(expires)}`) ?? read;
  if (end.at > now) return read;
  tell.repair('availability', `expired ${new Date(end.at).toISOString()}; counts as out of stock`, 'expired');
  return 'out_of_stock';
}

function readGoesWith(value: unknown, tell: Tell): string[] | undefined {
  if (value === undefined) return undefined;
  const list: unknown =
    typeof value === 'string' ? value.split(',') : typeof value === 'number' ? [value] : value;
  if (!Array.isArray(list)) return tell.leave('goes_with', 'expected ids, as a list or separated by commas');
  const said = (list as unknown[]).filter((each) => each !== '');
  const ids = said.map((each) => readId(each)).filter((each) => each !== undefined);
  if (ids.length === 0) return tell.leave('goes_with', `expected ids, not ${quoted(value)}`);
  const kept = ids.slice(0, GOES_WITH_MAX);
  if (kept.length < said.length)
    tell.repair('goes_with', `${kept.length} of ${said.length} count`, 'list_shortened');
  return kept;
}
