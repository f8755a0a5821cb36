/**
 * A text in double quotes. One that nothing closes reaches to the end, so that every pattern here passes a text once,
 * however odd it is.
 */
const STRING = '"(?:\\\\[^]?|[^"\\\\])*(?:"|$)';

/** Deeper brackets are no product's. */
const DEPTH_MAX = 50;

/** Replaces what matches outside of texts in double quotes, and each of those (group 1); the pattern's groups follow. */
const replace = (text: string, pattern: string, by: (string: string, ...groups: string[]) => string) =>
  text.replace(RegExp(`(${STRING})|${pattern}`, 'g'), (_, string = '', ...groups) => by(string, ...groups));

/**
 * JSON-LD as pages really write it. What is well-formed passes through unchanged; else what can be mended without a guess
 * is mended; undefined where nothing helps. Several documents in one text come as a list.
 *
 * Beyond help: quotes inside a text that are not escaped, and templates that nobody filled in.
 */
export function readJsonLd(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      const documents = JSON.parse(quoteValues(balance(tidy(unescape(text)))));
      return documents[1] ? documents : documents[0];
    } catch {
      return undefined;
    }
  }
}

/** Editors escape a whole script, or write “ and ” for its quotes. */
function unescape(text: string): string {
  return text.includes('"')
    ? text
    : text.replace(/&quot;|&#0*34;|&#x22;|[“”„]/gi, '"').replace(/&amp;/g, '&');
}

/** Texts as JSON wants them; between them no comments, CDATA and tags, and no white space but JSON's own. */
function tidy(text: string): string {
  return replace(
    text,
    // A text in single quotes | a key without quotes | CDATA, often in a comment | comments | tags | white space.
    `'((?:\\\\[^]?|[^'\\\\])*)(?:'|$)|([\\w$@]{1,40})(?=\\s*:)|(?:(?://|/\\*) ?)?(?:<!\\[CDATA\\[|]]>)(?: ?\\*/)?|//.*|/\\*[^]*?(?:\\*/|$)|<!--|-->|</?\\w[^>]*(?:>|$)|[^\\S ]|[\\u200b-\\u200f\\u2060]`,
    (string, single, key) =>
      key
        ? `"${key}"`
        : (string || (single === undefined ? ' ' : `"${single.replace(/\\?"/g, '\\"')}"`))
            // eslint-disable-next-line no-control-regex -- exactly those that JSON forbids inside a text
            .replace(/[\0-\x1f]/g, ' ')
            .replace(/\\x(?=[\da-f]{2})/gi, '\\u00')
            .replace(/\\(u[\da-f]{4}|["\\/bfnrt])|\\/gi, (all, known) => (known ? all : '')),
  );
}

/** The documents of a text as one list: each bracket closed once, a comma between neighbours and nowhere else. */
function balance(text: string): string {
  let open = '';
  let last = '';
  let comma = false;
  let found = '[';
  for (const [token] of text.matchAll(RegExp(`${STRING}|[{}[\\],]|[^{}[\\],"\\s]+`, 'g'))) {
    const close = token === '{' ? '}' : token === '[' ? ']' : '';
    const at = open.indexOf(token);
    if (token === ',') comma = true;
    else if (token === '}' || token === ']') {
      if (at < 0) continue;
      found += open.slice(0, at + 1);
      open = open.slice(at + 1);
      last = token;
      comma = false;
    } else if ((open || close) && open.length < DEPTH_MAX) {
      if (/[^{[:]/.test(last) ? comma || /^["{[]/.test(token) : comma && last === ':') found += ',';
      found += token;
      open = close + open;
      last = token.slice(-1);
      comma = false;
    }
  }
  return found + open + ']';
}

/** Values that are none in JSON are texts (`3,999.00`, `007`, `€12`), and where nothing stands, nothing is meant. */
function quoteValues(text: string): string {
  return replace(
    text,
    ':(?!["{[])([^"{}[\\]]*?)(?=,?["}\\]])',
    (string, value) =>
      string ||
      ':' + (/^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null)$/.test(value) ? value : value ? `"${value}"` : null),
  );
}
