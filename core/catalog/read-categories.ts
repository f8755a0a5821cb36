import { cleanText } from '../clean-text.ts';
import { pathOf } from './category-path.ts';
import { nameOf } from './name-of.ts';
import { plainText } from './plain-text.ts';
import { categoryByNumber } from './taxonomy/category-by-number.ts';
import { quoted, type Tell } from './tell.ts';

const LEVEL_MAX = 100;
/** Merchant's bound of `product_type`. */
const PATH_MAX = 750;
/** What exports write where there is none. */
const NONE = /^(n\/?a|none|null|nil|undefined|-+)$/i;

/**
 * The path that an item is filed under: the shop's own `product_type`, else `google_product_category`, as a path or by its
 * number in Google's taxonomy. Merchant allows several; the first is the one that ads are bid on, and the one that counts here.
 */
export function readCategories(field: (name: string) => unknown, tell: Tell): string[] {
  const own = readPath('product_type', firstOf(field('product_type')), tell);
  return own.length > 0
    ? own
    : readPath('google_product_category', firstOf(field('google_product_category')), tell);
}

function readPath(name: string, value: unknown, tell: Tell): string[] {
  if (value === undefined) return [];
  // As Google's list has it (`166 - Apparel & Accessories`), and as spreadsheets do (`166.0`).
  const digits = /^\s*(\d{1,9})(?:\.0+)?\s*(?:$|-\s*\p{L})/u.exec(String(value))?.[1];
  const number = digits === undefined ? undefined : Number(digits);
  if (number !== undefined && name === 'google_product_category') {
    const path = categoryByNumber(number);
    if (path === undefined)
      tell.leave(name, `${number} is no number of Google's taxonomy`, 'category_unknown');
    return [...(path ?? [])];
  }
  if (typeof value !== 'string') {
    tell.leave(name, `expected text such as Women > Dresses, not ${quoted(value)}`);
    return [];
  }
  const said = value.slice(0, PATH_MAX);
  const plain = plainText(said);
  if (plain !== said) tell.repair(name, `read as ${quoted(plain)}`, 'text_unescaped');
  if (NONE.test(plain.trim())) return [];
  // `›`, `»`, `|` and `/` with spaces are what shops write for it; a `/` within a word is none (`T-Shirts/Tops`).
  const signs = plain.includes('>') ? plain.replace(/[-=]+>/g, '>') : plain.replace(/\s\/\s|[›»|]/g, '>');
  return pathOf(signs)
    .map((level) => cleanText(level, LEVEL_MAX))
    .filter((level) => level !== '');
}

function firstOf(value: unknown): unknown {
  return nameOf(
    Array.isArray(value) ? (value as unknown[]).find((each) => each !== '' && each !== null) : value,
  );
}
