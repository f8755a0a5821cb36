import sax from 'sax';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import type { Feed, FeedLine } from './feed.ts';
import { xmlItems } from './xml-items.ts';

/** A feed has four levels (`rss`, `channel`, `item`, a field), a few more with Merchant's groups or HTML that was left bare. */
const DEPTH_MAX = 32;
/** sax bounds each text, tag and comment (64 KiB), and not the number of a tag's attributes. */
const ATTRIBUTES_MAX = 64;
/**
 * Merchant's XML: RSS 2.0 with `item`, Atom with `entry`. What is not well-formed is refused as a whole, with the line, for
 * nobody can tell where its records end; so is any document type: a feed needs none, and entities that are declared
 * there can unpack to gigabytes, or name files and addresses.
 */
export async function* readXml(parts: AsyncIterable<Outcome<string>>): Feed {
  // Prefixes are looked at by `xmlItems`, because feeds are common that use `g:` and declare it nowhere.
  // Unless told otherwise, sax knows HTML's named characters, which feeds use undeclared too.
  const parser = sax.parser(true, { xmlns: false });
  const items = xmlItems();
  let records: FeedLine[] = [];
  let fault: string | undefined;
  let [depth, attributes] = [0, 0];
  const found = (what: string) => void (fault ??= `line ${parser.line + 1}: ${what.slice(0, 200)}`);

  // sax goes on with the lines that show the place, after the first.
  parser.onerror = ({ message }) => found(message.split('\n')[0]!);
  parser.ondoctype = () => found('a document type is not taken');
  parser.onopentagstart = () => {
    attributes = 0;
    items.begin(parser.line + 1);
  };
  parser.onattribute = () => {
    if (++attributes > ATTRIBUTES_MAX) found(`a tag with more than ${ATTRIBUTES_MAX} attributes`);
  };
  parser.onopentag = (tag) => {
    if (++depth > DEPTH_MAX) found(`nested deeper than ${DEPTH_MAX}`);
    items.open(tag.name, tag.attributes as Record<string, string>);
  };
  parser.ontext = items.text;
  parser.oncdata = items.text;
  parser.onclosetag = () => {
    depth--;
    const record = items.close();
    // After a fault the parser guesses on; what it guesses is no record.
    if (record && fault === undefined) records.push(record);
  };

  for await (const part of parts) {
    if (!part.ok) {
      yield part;
      return;
    }
    records = [];
    parser.write(part.value);
    yield { ok: true, value: records };
    if (fault !== undefined) break;
  }
  if (fault === undefined) parser.close();
  if (fault !== undefined) yield refuse('malformed_xml', fault);
}
