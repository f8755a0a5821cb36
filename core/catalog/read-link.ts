import { noted, type Note } from './read-values.ts';

const LINK_MAX = 2048;

/**
 * Where a link of the catalogue may lead: http(s), or a path on the shop. Not `//host`, which a browser takes
 * as another host; nothing with spaces, control characters or backslashes, which browsers read in ways of
 * their own (WHATWG URL, section 4.4).
 */
export function readLink(path: string, value: unknown, note: Note): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return noted(note, path, 'expected a link');
  const link = value.trim();
  if (link.length > LINK_MAX)
    return noted(note, path, `a link has at most ${LINK_MAX} characters`, 'too_long');
  if (/^(https?:\/\/[^/?#]|\/(?!\/))/i.test(link) && !/[\s\p{Cc}\\]/u.test(link)) return link;
  return noted(note, path, 'a link is http(s) or a path that begins with /', 'unsafe_link');
}
