import { paramKind, type ParamKind } from './address-params.ts';

export interface AddressParam {
  /** Lower case. */
  name: string;
  /** Lower case. */
  value: string;
  kind: Exclude<ParamKind, 'noise'>;
}

/** An address as far as it names a thing of the shop. */
export interface Address {
  /** Lower case, without `www.`, `m.` and port; '' for a path on the shop. */
  host: string;
  /** Decoded, in lower case, without what does not matter: never ends in `/`. '' is the home page. */
  path: string;
  /** Sorted by name, each name once. */
  params: AddressParam[];
}

/** The contract's bound for `page.url`. */
const ADDRESS_MAX = 2048;
const PARAMS_MAX = 24;
const INDEX = /\/(index\.(html?|php\d?|aspx?|jsp)|default\.(html?|aspx?))$/;

/** undefined unless it is an http(s) address or a path on the shop (`/p/cap`, which feeds may have). */
export function readAddress(text: string): Address | undefined {
  const parts = /^(?:(?:https?:)?\/\/([^/?#\\]+))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(
    text.trim().slice(0, ADDRESS_MAX),
  );
  if (parts === null) return undefined;
  const [, authority = '', path = '', query = '', fragment = ''] = parts;
  if (authority === '' && !path.startsWith('/')) return undefined;
  const host = authority
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .toLowerCase()
    .replace(/^(www|m)\./, '');
  // A router that keeps the page in the fragment writes it as a path of its own.
  const [, inner, innerQuery = ''] = /^!?(\/[^?]*)(?:\?(.*))?$/s.exec(fragment) ?? [];
  return {
    host,
    path: plainPath(path) + (inner === undefined ? '' : plainPath(inner)),
    params: readParams(innerQuery === '' ? query : `${innerQuery}&${query}`),
  };
}

function plainPath(path: string): string {
  return (
    decoded(path)
      .normalize('NFC')
      .toLowerCase()
      // Java's session ids stand in the path: RFC 3986 §3.3 calls them parameters of a segment.
      .replace(/;[^/]*/g, '')
      .replace(/\/{2,}/g, '/')
      .replace(INDEX, '/')
      // Magento without rewrites; what follows is the path itself.
      .replace(/^\/index\.php(?=\/)/, '')
      // Shopify shows a product below each of its collections.
      .replace(/^((?:\/[a-z]{2}(?:-[a-z]{2})?)?)\/collections\/[^/]+(?=\/products\/)/, '$1')
      .replace(/\/+$/, '')
  );
}

function readParams(query: string): AddressParam[] {
  const found = new Map<string, AddressParam>();
  for (const pair of query.split('&').slice(0, PARAMS_MAX)) {
    const [, rawName = '', rawValue = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
    const name = decoded(rawName.replaceAll('+', ' ')).trim().toLowerCase();
    const value = decoded(rawValue.replaceAll('+', ' ')).trim().normalize('NFC').toLowerCase();
    const kind = paramKind(name);
    if (name !== '' && value !== '' && kind !== 'noise' && !found.has(name))
      found.set(name, { name, value, kind });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Escapes that are none stay as they are, where decodeURIComponent would throw. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(%[\da-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
