import { RECORD_UNITS_MAX, TOO_LONG } from './feed.ts';
import type { FeedLine } from './feed.ts';
import { fieldName, fieldsOf, mayBeList } from './merchant-fields.ts';

/** Merchant's own names. A feed may call the namespace otherwise (Python's ElementTree writes `ns0:id`). */
const MERCHANT_NAMESPACE = 'http://base.google.com/ns/1.0';
/** The element that a record is, and Atom's name of what RSS and Merchant call otherwise. */
const RECORDS: ReadonlySet<string> = new Set(['item', 'entry']);
const ATOM_NAMES: Readonly<Record<string, string>> = { summary: 'description', content: 'description' };

/** A direct child of a record; of two with one name, the one with Merchant's or Tact's prefix is meant. */
interface Field {
  name: string;
  prefixed: boolean;
  value: string;
}

interface OpenItem {
  line: number;
  units: number;
  /** Elements open within the record; a field is one. */
  depth: number;
  fields: Field[];
}

/** Tags and texts → records. Only direct children are fields: the price in `g:shipping` is not what the item costs. */
export function xmlItems(): {
  begin(line: number): void;
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  /** The record that ends with this tag. */
  close(): FeedLine | undefined;
} {
  const prefixes = new Set(['g', 'tact']);
  let item: OpenItem | undefined;
  /** null: within a child that is no field. */
  let field: Field | null = null;
  let tagLine = 0;

  function openField(name: string, attributes: Readonly<Record<string, string>>): Field | null {
    const [local = '', prefix] = name.split(':').reverse();
    const prefixed = prefix !== undefined && prefixes.has(prefix);
    if (prefix !== undefined && !prefixed && prefix !== 'atom') return null;
    const merchant = fieldName(local);
    if (merchant === 'link' && attributes.href !== undefined) {
      const page = (attributes.rel ?? 'alternate') === 'alternate';
      return page ? { name: merchant, prefixed, value: attributes.href } : null;
    }
    return { name: prefixed ? merchant : (ATOM_NAMES[merchant] ?? merchant), prefixed, value: '' };
  }

  return {
    begin: (line) => void (tagLine = line),
    open(name, attributes) {
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('xmlns:') && value === MERCHANT_NAMESPACE) {
          prefixes.add(attribute.slice('xmlns:'.length));
        }
      }
      if (item === undefined) {
        if (RECORDS.has(name.replace(/^atom:/, ''))) item = { line: tagLine, units: 0, depth: 0, fields: [] };
        return;
      }
      item.units += name.length;
      for (const value of Object.values(attributes)) item.units += value.length;
      if (++item.depth === 1) field = openField(name, attributes);
      // HTML that was left bare in a description: its words are part of the text.
      else if (field !== null) field.value += ' ';
    },
    text(text) {
      if (item === undefined) return;
      item.units += text.length;
      if (field !== null && item.units <= RECORD_UNITS_MAX) field.value += text;
    },
    close() {
      if (item === undefined) return undefined;
      if (item.depth === 0) {
        const record = recordOf(item);
        item = undefined;
        return record;
      }
      if (--item.depth === 0) {
        if (field !== null && item.units <= RECORD_UNITS_MAX) item.fields.push(field);
        field = null;
      }
      return undefined;
    },
  };
}

function recordOf({ line, units, fields }: OpenItem): FeedLine {
  if (units > RECORD_UNITS_MAX) return { line, ...TOO_LONG };
  const values = fields.filter((field) => field.prefixed || isMeant(field, fields));
  const json = fieldsOf(values.map(({ name, value }) => [name, value.trim()] as const));
  return { line, ok: true, json, units };
}

/** Without a prefix the first counts, for RSS and Atom have fields of their own under the same names. */
function isMeant(field: Field, fields: readonly Field[]): boolean {
  const same = fields.filter(({ name }) => name === field.name);
  return !same.some(({ prefixed }) => prefixed) && (mayBeList(field.name) || same[0] === field);
}
