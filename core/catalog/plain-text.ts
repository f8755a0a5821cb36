import { decodeEntities } from './html-entities.ts';

/**
 * A description without its HTML: Merchant lets shops format it, and a slot would show the tags as they are written.
 * Elements leave a space behind, `script` and `style` go with what is in them, character references become characters.
 * A `<` that begins no tag stays (`sizes < 38`).
 *
 * This makes a text legible, not safe: it is shown as text, whatever is left in it.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const bare = html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ')
    .replace(/<!--.*?-->/gs, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return decodeEntities(bare).replace(/[\s\u00a0]+/g, ' ');
}
