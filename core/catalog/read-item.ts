import { cleanText, readId } from '../clean-text.ts';
import type { Flaw, Result } from '../result.ts';
import type { CatalogItem } from './item.ts';
import { pathOf } from './category-path.ts';
import { plainText } from './plain-text.ts';
import { readPrices } from './read-prices.ts';
import { flag, noted, share, span, type Note } from './read-values.ts';
import { readLink } from './read-link.ts';

/** Merchant's own bound is 150; a little more does no harm. */
const TITLE_MAX = 200;
/** Merchant takes 5,000; a slot shows two lines. */
const DESCRIPTION_MAX = 1000;
/** As much of it is looked at: markup can be many times the text, and Merchant's 5,000 count without it. */
const DESCRIPTION_HTML_MAX = 10_000;
const TEXT_MAX = 100;
/** A hundred years: past that it is a typing error, or a house. */
const LIFETIME_DAYS_MAX = 36_500;
const REPLENISH_DAYS_MAX = 3650;
const GOES_WITH_MAX = 24;

/** Merchant's four, as feeds write them. */
const AVAILABILITY: ReadonlyMap<string, CatalogItem['availability']> = new Map([
  ['in_stock', 'in_stock'],
  ['out_of_stock', 'out_of_stock'],
  ['preorder', 'preorder'],
  ['pre_order', 'preorder'],
  ['backorder', 'backorder'],
]);

/**
 * A line of a catalogue, in Google Merchant's field names, as an item; or everything that is wrong with it.
 *
 * Keys that Tact does not know are left behind, and so is an empty value. Texts are plain text whatever they
 * hold, cut where they are too long; ids, links and money are right or the line is refused.
 *
 * @param currency of prices that name none (`129.00`)
 */
export function readItem(raw: unknown, currency: string): Result<CatalogItem> {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return { ok: false, errors: [{ path: '', code: 'invalid', detail: 'an item is an object' }] };
  const errors: Flaw[] = [];
  const note: Note = (path, code, detail) => void errors.push({ path, code, detail });
  const field = (name: string) => fieldOf(raw, name);
  const text = (name: string, max: number, plain = (value: string) => value) => {
    const value = field(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return noted(note, name, 'expected text');
    return cleanText(plain(String(value)), max) || undefined;
  };
  const id = (name: string) => {
    const value = field(name);
    return value === undefined
      ? undefined
      : (readId(value) ?? noted(note, name, 'expected an id of at most 100 characters'));
  };

  const prices = readPrices(field, currency, note);
  const stock = field('availability');
  const availability =
    typeof stock === 'string'
      ? AVAILABILITY.get(
          stock
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, '_'),
        )
      : undefined;
  if (availability === undefined && stock !== undefined)
    note('availability', 'invalid', `one of ${[...new Set(AVAILABILITY.values())].join(', ')}`);

  const item = {
    id: id('id'),
    groupId: id('item_group_id'),
    title: text('title', TITLE_MAX),
    description: text('description', DESCRIPTION_MAX, (html) =>
      plainText(html.slice(0, DESCRIPTION_HTML_MAX)),
    ),
    link: readLink('link', field('link'), note),
    imageLink: readLink('image_link', field('image_link'), note),
    ...prices,
    availability,
    brand: text('brand', TEXT_MAX),
    categories: readCategories(field('product_type'), note),
    color: text('color', TEXT_MAX),
    size: text('size', TEXT_MAX),
    margin: share('margin', field('margin'), note) ?? prices.margin,
    lifetimeDays: span('lifetime_days', field('lifetime_days'), LIFETIME_DAYS_MAX, note),
    replenishDays: span('replenish_days', field('replenish_days'), REPLENISH_DAYS_MAX, note),
    goesWith: readGoesWith(field('goes_with'), note),
    experience: flag('experience', field('experience'), note),
  };
  for (const [name, value] of Object.entries({
    id: item.id,
    title: item.title,
    link: item.link,
    price: item.price,
    availability,
  }))
    if (value === undefined && !errors.some((flaw) => flaw.path === name))
      note(name, 'missing', `${name} is required`);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: Object.fromEntries(
      Object.entries(item).filter(([, each]) => each !== undefined),
    ) as unknown as CatalogItem,
  };
}

/** Own keys only; an empty value is as good as none, since TSV has no other way to leave a column out. */
function fieldOf(raw: object, name: string): unknown {
  const value = Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

/** Merchant allows several; the first is the one that ads are bid on, and the one that counts here. */
function readCategories(value: unknown, note: Note): string[] {
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  if (first === undefined) return [];
  if (typeof first !== 'string')
    return noted(note, 'product_type', 'expected text such as Women > Dresses') ?? [];
  return pathOf(first.slice(0, 750)).map((level) => cleanText(level, TEXT_MAX));
}

function readGoesWith(value: unknown, note: Note): string[] | undefined {
  if (value === undefined) return undefined;
  const list: unknown = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list)) return noted(note, 'goes_with', 'expected ids, as a list or separated by commas');
  const ids = list.slice(0, GOES_WITH_MAX).map((each) => readId(each));
  const bad = ids.indexOf(undefined);
  if (bad >= 0) return noted(note, `goes_with.${bad}`, 'expected an id of at most 100 characters');
  return ids.filter((each) => each !== undefined);
}
