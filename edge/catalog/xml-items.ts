import { merchantKeys } from '#core';
import type { Flaw } from '#core';
import { cutFlaw, FIELD_UNITS_MAX, RECORD_UNITS_MAX } from './feed.ts';
import type { FeedLine } from './feed.ts';
import { fieldName, fieldsOf, mayBeList } from './merchant-fields.ts';

/** Merchant's own names. A feed may call the namespace otherwise (Python's ElementTree writes `ns0:id`). */
const MERCHANT_NAMESPACE = /^https?:\/\/base\.google\.com\/ns\/1\.0\/?$/;
/**
 * The element that a record is (`product` in shops' own exports and Criteo's, `offer` in Yandex's), and Atom's name of what RSS
 * and Merchant call otherwise.
 */
const RECORDS: ReadonlySet<string> = new Set(['item', 'entry', 'product', 'offer']);
/** Fields that some formats give as attributes of the record: `<product id="7">`, `<offer id="7" available="true">`. */
const RECORD_ATTRIBUTES = ['id', 'available'];
const ATOM_NAMES: Readonly<Record<string, string>> = { summary: 'description', content: 'description' };

/** A direct child of a record; of two with one name, the one with Merchant's or Tact's prefix is meant. */
interface Field {
  name: string;
  prefixed: boolean;
  value: string;
}

interface OpenItem {
  line: number;
  /** Characters that are kept. */
  units: number;
  /** Elements open within the record; a field is one. */
  depth: number;
  fields: Field[];
  /** Fields that count where no element says them. */
  attributes: Record<string, string>;
  mended: Flaw[];
}

interface XmlItems {
  begin(line: number): void;
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  /** The record that ends with this tag. */
  close(): FeedLine | undefined;
  /** Elements that are open. */
  depth(): number;
  inField(): boolean;
  /** Whether a fault of this kind costs no more than the field that it is in. */
  mend(what: string): boolean;
  /** No more will come: what is open now breaks off. */
  end(): void;
}

/** Tags and texts → records. Only direct children are fields: the price in `g:shipping` is not what the item costs. */
export function xmlItems(): XmlItems {
  const prefixes = new Set(['g', 'tact']);
  let item: OpenItem | undefined;
  /** null: within a child that is no field. */
  let field: Field | null = null;
  let [tagLine, depth] = [0, 0];
  let isOver = false;

  function openField(name: string, attributes: Readonly<Record<string, string>>): Field | null {
    const [local = '', said] = name.split(':').reverse();
    const prefix = said?.toLowerCase();
    const prefixed = prefix !== undefined && prefixes.has(prefix);
    if (prefix !== undefined && !prefixed && prefix !== 'atom') return null;
    const merchant = fieldName(local);
    if (merchant === 'link' && attributes.href !== undefined) {
      const page = (attributes.rel ?? 'alternate') === 'alternate';
      return page ? { name: merchant, prefixed, value: attributes.href } : null;
    }
    return { name: prefixed ? merchant : (ATOM_NAMES[merchant] ?? merchant), prefixed, value: '' };
  }

  function keep(text: string): void {
    if (item === undefined || field === null) return;
    const room = Math.min(FIELD_UNITS_MAX - field.value.length, RECORD_UNITS_MAX - item.units);
    const kept = text.slice(0, Math.max(0, room));
    field.value += kept;
    item.units += kept.length;
    const { name } = field;
    if (
      kept.length < text.length &&
      !item.mended.some((each) => each.path === name && each.code === 'text_cut')
    )
      item.mended.push(cutFlaw(name));
  }

  return {
    begin: (line) => void (tagLine = line),
    depth: () => depth,
    inField: () => (item?.depth ?? 0) > 0,
    open(name, attributes) {
      depth++;
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('xmlns:') && MERCHANT_NAMESPACE.test(value)) {
          prefixes.add(attribute.slice('xmlns:'.length).toLowerCase());
        }
      }
      if (item === undefined) {
        if (RECORDS.has(name.toLowerCase().replace(/^atom:/, ''))) {
          const own = RECORD_ATTRIBUTES.map((each) => [each, attributes[each]?.slice(0, FIELD_UNITS_MAX)]);
          item = { line: tagLine, units: 0, depth: 0, fields: [], mended: [], attributes: {} };
          for (const [each, value] of own) if (each && value) item.attributes[each] = value;
        }
        return;
      }
      if (++item.depth === 1) {
        field = openField(name, attributes);
        // `<price currency="USD">12.00</price>`
        if (field?.name === 'price' && attributes.currency !== undefined)
          item.attributes.currency = attributes.currency.slice(0, FIELD_UNITS_MAX);
      }
      // HTML that was left bare in a description: its words are part of the text.
      else keep(' ');
    },
    text: keep,
    close() {
      depth--;
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
    mend(what) {
      // What a cache adds behind the feed, or a plugin between fields: `<!-- a -- b -->`.
      if (/comment/i.test(what)) return !isOver;
      if (isOver || item === undefined || what.startsWith('Max buffer')) return false;
      // Of a field's own tag; what stands between fields is a fault.
      if (item.depth === 0 && !/^(Unquoted attribute|Attribute without|Invalid attribute)/.test(what))
        return false;
      const path = field?.name ?? '';
      if (!item.mended.some((each) => each.path === path && each.code === 'xml_mended'))
        item.mended.push({ path, code: 'xml_mended', detail: what.slice(0, 200) });
      return true;
    },
    end: () => void (isOver = true),
  };
}

function recordOf({ line, units, fields, attributes, mended }: OpenItem): FeedLine {
  const values = fields.filter((field) => field.prefixed || isMeant(field, fields));
  const said = fieldsOf(values.map(({ name, value }) => [name, bare(value)] as const));
  const known = merchantKeys(said);
  const more = Object.entries(attributes).filter(
    ([name]) => !Object.hasOwn(known, name === 'available' ? 'availability' : name),
  );
  const json = { ...said, ...Object.fromEntries(more) };
  return { line, ok: true, json, units, ...(mended.length > 0 && { mended }) };
}

/** Without a prefix the first counts, for RSS and Atom have fields of their own under the same names. */
function isMeant(field: Field, fields: readonly Field[]): boolean {
  const same = fields.filter(({ name }) => name === field.name);
  return !same.some(({ prefixed }) => prefixed) && (mayBeList(field.name) || same[0] === field);
}

/** Without the CDATA that a writer has put into CDATA, or has escaped. */
function bare(value: string): string {
  const text = value.trim();
  return text.includes('<![CDATA[') ? text.replace(/<!\[CDATA\[|\]\]>/g, '').trim() : text;
}
