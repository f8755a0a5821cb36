import { decodeEntities } from './html-entities.ts';
import { quoted, type Tell } from './tell.ts';

export const LINK_MAX = 2048;
/** What exports write where there is no picture. */
const NONE = /^(n\/?a|none|null|nil|undefined|false|-+|no[ _-]?image|no[ _-]?selection|#)$/i;
/** Signs that a URL has only escaped (WHATWG URL, "path percent-encode set", and the brackets that many readers refuse). */
const UNESCAPED = /[\u0020"<>[\]^`{|}]|[^\x20-\x7e]|%(?![\da-f]{2})/giu;

/**
 * Where a link of the catalogue may lead: http(s), or a path on the shop. What shops leave out or do not escape is put in and
 * told: `//host` and `www.host` get `https:`, `p/dress` its slash, spaces and umlauts their `%`. Refused are other schemes,
 * another host in disguise (`/\host`), and names of users before the host.
 *
 * @param fail how a link that is none is told: of what an item needs, or of what it can be without
 */
export function readLink(path: string, value: unknown, tell: Tell, fail: Tell['leave']): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return fail(path, 'expected a link');
  // As browsers do: no control characters and no line breaks (WHATWG URL, section 4.4); nor what nobody sees, and quotes around.
  const plain = decodeEntities(decodeEntities(value)).replace(/[\p{Cc}\u2028-\u202e\ufeff]/gu, '');
  const bare = plain
    .replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
    .replace(/^["'<](.*)["'>]$/su, '$1')
    .trim();
  const said = path === 'image_link' ? firstOfList(bare) : bare;
  if (said.length > LINK_MAX) return fail(path, `a link has at most ${LINK_MAX} characters`, 'too_long');
  const whole =
    NONE.test(said) || (said.startsWith('//') && !value.trim().startsWith('//')) ? undefined : complete(said);
  const parts = whole === undefined ? null : /^(https?:\/\/[^/?#\\]+|(?=\/))(.*)$/isu.exec(whole);
  if (parts === null || !isHost(parts[1]!) || /^\/[/\\]/.test(whole!) || parts[2]!.startsWith('\\'))
    return fail(path, `a link is http(s) or a path on the shop, not ${quoted(said)}`, 'unsafe_link');
  const rest = parts[2]!.replaceAll('\\', '/').replace(UNESCAPED, escapeSign);
  const link = parts[1]! + rest;
  if (link.length > LINK_MAX) return fail(path, `a link has at most ${LINK_MAX} characters`, 'too_long');
  if (whole !== said) tell.repair(path, `read as ${quoted(link)}`, 'link_completed');
  if (rest !== parts[2] || bare !== value.trim())
    tell.repair(path, `read as ${quoted(link)}`, 'link_escaped');
  return link;
}

/** Exports write all pictures into one field, with commas, semicolons or pipes between. */
function firstOfList(said: string): string {
  return said.split(/\s*[,;|]\s*(?=https?:\/\/)/i, 1)[0]!;
}

/** With a scheme or a first slash. */
function complete(text: string): string | undefined {
  // Typing errors, most of which a browser's address bar forgives: `https//host`, `https:/host`, `http://https://host`.
  const said = text
    .replace(/^https?:\/\/(?=https?:\/\/)/i, '')
    .replace(/^(https?)(?::\/?|\/\/)(?=[\p{L}\p{N}])/iu, '$1://');
  if (/^https?:\/\//i.test(said) || /^\/(?![/\\])/.test(said)) return said;
  if (/^\/\/[^/\\]/.test(said)) return `https:${said}`;
  if (/^[a-z][a-z\d+.-]*:/i.test(said) && !/^[a-z\d.-]+\.[a-z]{2,}:\d+([/?#]|$)/i.test(said))
    return undefined;
  if (
    /^(www\.[^/?#\s]+|[a-z\d-]+(\.[a-z\d-]+)*\.(com|net|org|info|biz|shop|store|online|site|app|dev|example|[a-z]{2}))(:\d+)?([/?#]|$)/i.test(
      said,
    )
  )
    return `https://${said}`;
  if (/^[?#]/.test(said)) return `/${said}`;
  // A path without its slash; one word alone is more likely none.
  return /^(\.{0,2}\/)*[^\s/\\?#]+([/.?#][^\\]*)$/u.test(said)
    ? `/${said.replace(/^(\.{0,2}\/)+/, '')}`
    : undefined;
}

/** A host, perhaps with a port; nothing that a browser would take for a user's name, or drop. */
function isHost(origin: string): boolean {
  return (
    origin === '' ||
    /^https?:\/\/[\p{L}\p{N}._-]+(:\d{1,5})?$/iu.test(origin) ||
    /^https?:\/\/\[[\da-f:.]+\](:\d{1,5})?$/i.test(origin)
  );
}

function escapeSign(sign: string): string {
  if (sign === '%') return '%25';
  return [...new Set(sign)].every((each) => each.codePointAt(0)! < 0x80)
    ? `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(sign.replace(/\p{Surrogate}/gu, '\ufffd'));
}
