const PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * The link as the browser will read it, or undefined when it leads elsewhere than http(s), mailto, tel or a path.
 * The URL parser decides, not a pattern: it drops the tabs and newlines that hide `java\nscript:` (WHATWG URL, §4.4).
 */
export function safeLink(link: string | undefined): string | undefined {
  try {
    if (link && PROTOCOLS.includes(new URL(link, document.baseURI).protocol)) return link;
  } catch {
    // Not a URL: no link.
  }
  return undefined;
}
