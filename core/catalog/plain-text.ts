import { decodeEntities } from './html-entities.ts';

/** Within words: these leave nothing behind, all others a space. */
const INLINE =
  'a|abbr|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr';
const BLOCK =
  'address|article|aside|blockquote|body|br|button|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|' +
  'footer|form|h[1-6]|head|header|hr|html|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|picture|pre|section|select|' +
  'source|summary|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video';
const INLINE_TAG = new RegExp(`</?(?:${INLINE})(?:\\s[^<>]*|/)?>`, 'gi');
const TAG = new RegExp(`</?(?:${BLOCK}|script|style|[a-z]+:[a-z]+)(?:\\s[^<>]*|/)?>`, 'gi');
/** A tag that was cut in two. */
const BROKEN_TAG = new RegExp(`<(?:${BLOCK}|${INLINE}|script|style)\\s[^<>]*$`, 'i');
/** A feed escapes a text once too often at most twice (`&amp;amp;gt;`). */
const PASSES_MAX = 3;

/**
 * A text without its HTML: Merchant lets shops format descriptions, titles get tags by mistake, and a slot would show them as
 * they are written. Elements leave a space behind, those within words nothing; `script` and `style` go with what is in them;
 * character references become characters, also where they are escaped twice. What looks like a tag and is none of HTML's
 * stays (`Cable <USB-C>`), as does a `<` that begins none (`sizes < 38`).
 *
 * This makes a text legible, not safe: it is shown as text, whatever is left in it.
 */
export function plainText(html: string): string {
  let text = html;
  for (let pass = 0; pass < PASSES_MAX && /[<&]/.test(text); pass++) {
    const bare = withoutTags(text);
    const plain = decodeEntities(bare);
    if (plain === text) break;
    text = plain.replace(/[\s\u00a0]+/g, ' ');
    if (plain === bare) break;
  }
  return text;
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ')
    .replace(/<!--.*?-->/gs, ' ')
    .replace(INLINE_TAG, '')
    .replace(TAG, ' ')
    .replace(BROKEN_TAG, ' ');
}
