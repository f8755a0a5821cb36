/**
 * Whether a link may be put into a page: http(s), mailto, tel, a path of the shop, a fragment or a query.
 *
 * `//host` is another host, and so is `/\host`: for http(s) URLs a backslash reads as a slash. Control characters and
 * blanks are refused wherever they stand, since URL parsers strip tabs and line ends first, and `/<tab>/host` is `//host`
 * then (WHATWG URL Standard, §4.4 basic URL parser).
 */
export function isSafeHref(href: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f]/.test(href)) return false;
  return /^(https?:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|#|\?)/i.test(href);
}
