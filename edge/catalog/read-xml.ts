import sax from 'sax';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import type { Feed, FeedLine } from './feed.ts';
import { xmlItems } from './xml-items.ts';

/** A feed has four levels (`rss`, `channel`, `item`, a field); in a field is HTML, whose tags are often never closed. */
const DEPTH_MAX = 32;
const FIELD_DEPTH_MAX = 1000;
/** sax bounds each text, tag and comment, and not the number of a tag's attributes. */
const ATTRIBUTES_MAX = 64;
/** Of one attribute or comment: a picture that stands in bare HTML. sax gives longer texts in pieces. */
const PIECE_UNITS_MAX = 1024 * 1024;

/**
 * Merchant's XML: RSS 2.0 with `item`, Atom with `entry`.
 *
 * Within a field of an item, what is not well-formed is text, as its writer meant it: a bare `&` or `<`, an entity that nobody
 * declared, HTML that is not closed. sax goes on behind such a place, and the item is told of it. Outside of fields a fault is
 * refused as a whole, with the line, for nobody can tell where records end; so is a document type that declares something:
 * a feed needs none, and entities that are declared there can unpack to gigabytes, or name files and addresses.
 */
export async function* readXml(parts: AsyncIterable<Outcome<string>>): Feed {
  (sax as { MAX_BUFFER_LENGTH?: number }).MAX_BUFFER_LENGTH = PIECE_UNITS_MAX;
  // Prefixes are looked at by `xmlItems`, because feeds are common that use `g:` and declare it nowhere.
  // Unless told otherwise, sax knows HTML's named characters, which feeds use undeclared too.
  const parser = sax.parser(true, { xmlns: false });
  const items = xmlItems();
  let records: FeedLine[] = [];
  let fault: string | undefined;
  let attributes = 0;
  const found = (what: string) => void (fault ??= `line ${parser.line + 1}: ${what.slice(0, 200)}`);

  // sax goes on with the lines that show the place, after the first.
  parser.onerror = ({ message }) => {
    const what = message.split('\n')[0]!;
    if (!items.mend(what)) {
      found(what);
      return;
    }
    // The way that sax's own documentation names to go on (github.com/isaacs/sax-js, "error").
    (parser as { error: Error | null }).error = null;
    parser.resume();
  };
  // One that only names what kind of document it is does no harm.
  parser.ondoctype = (said) => {
    if (/\[|\b(SYSTEM|PUBLIC)\b/.test(said)) found('a document type is not taken');
  };
  parser.onopentagstart = () => {
    attributes = 0;
    items.begin(parser.line + 1);
  };
  parser.onattribute = () => {
    if (++attributes > ATTRIBUTES_MAX) found(`a tag with more than ${ATTRIBUTES_MAX} attributes`);
  };
  parser.onopentag = (tag) => {
    items.open(tag.name, tag.attributes as Record<string, string>);
    const max = items.inField() ? FIELD_DEPTH_MAX : DEPTH_MAX;
    if (items.depth() > max) found(`nested deeper than ${max}`);
  };
  parser.ontext = items.text;
  parser.oncdata = items.text;
  parser.onclosetag = () => {
    const record = items.close();
    // After a fault the parser guesses on; what it guesses is no record.
    if (record && fault === undefined) records.push(record);
  };

  /** sax takes the `<` behind a bare `&` for a part of it. What this does to CDATA, reading texts undoes. */
  let open = '';
  const escaped = (text: string): string => {
    const whole = open + text;
    open = whole.endsWith('&') ? '&' : '';
    return whole.slice(0, whole.length - open.length).replaceAll('&<', '&amp;<');
  };

  for await (const part of parts) {
    if (!part.ok) {
      yield part;
      return;
    }
    records = [];
    parser.write(escaped(part.value));
    yield { ok: true, value: records };
    if (fault !== undefined) break;
  }
  if (fault === undefined) {
    items.end();
    parser.close();
  }
  if (fault !== undefined) yield refuse('malformed_xml', fault);
}
