/** What a URL of the page says, taken apart; core has no URL class, which belongs to the platform. */
export interface ReadUrl {
  /** Lower case, without user and port. */
  host: string;
  /**
   * As in the URL, percent escapes and all; `/` when empty. A browser has resolved `..` already. Of a page whose fragment is the
   * page (`#/product/1`, `#!/product/1`), the fragment's.
   */
  path: string;
  query: ReadonlyMap<string, string>;
}

/** Longest URL that is looked at; what comes after is not. The contract's bound for `page.url`. */
export const URL_MAX = 2048;
/** Names of a query that are looked at; utm_* are rarely beyond the tenth. */
const QUERY_NAMES_MAX = 64;

/** undefined unless it is an absolute http(s) URL with a host. */
export function readUrl(text: string): ReadUrl | undefined {
  const parts = /^https?:\/\/([^/?#\\]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?/i.exec(
    text.slice(0, URL_MAX).trim(),
  );
  if (parts === null) return undefined;
  const [, authority = '', path = '', query = '', fragment = ''] = parts;
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
  if (!/^[\p{L}\p{N}._-]+$|^\[[\da-f:.]+\]$/u.test(host)) return undefined;
  const route = routeIn(fragment);
  if (route === undefined) return { host, path: path === '' ? '/' : path, query: readQuery(query) };
  return { host, path: route.path, query: new Map([...readQuery(route.query), ...readQuery(query)]) };
}

/**
 * Where a fragment is the page, as hash routers write it; the page sends none that is not. `#!` was Google's sign of such a page
 * (its AJAX crawling scheme); alone it is what links go by that lead nowhere.
 */
function routeIn(fragment: string): { path: string; query: string } | undefined {
  const parts = /^(?:!\/?|\/)([^?]*)(?:\?(.*))?$/.exec(fragment);
  if (parts === null || fragment === '!') return undefined;
  return { path: `/${parts[1]}`, query: parts[2] ?? '' };
}

/** The first value of a name counts, as with URLSearchParams.get. */
function readQuery(query: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of query.split('&').slice(0, QUERY_NAMES_MAX)) {
    const cut = pair.indexOf('=');
    const name = decode(cut < 0 ? pair : pair.slice(0, cut));
    if (name !== '' && !values.has(name)) values.set(name, cut < 0 ? '' : decode(pair.slice(cut + 1)));
  }
  return values;
}

/** Escapes that are none stay as they are, where decodeURIComponent would throw. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
