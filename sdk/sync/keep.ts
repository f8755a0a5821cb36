/*
 * The credential and the visit live in localStorage, not in IndexedDB: it answers in the same task, so that the first
 * request of a page leaves with the credential in it instead of some ms later, and every tab reads the latest. A first-party
 * cookie stands beside it: shops clear their localStorage, and one visitor goes over several hosts of a shop.
 */
export interface Keep {
  get(key: string): string | undefined;
  /** undefined removes. Where storage is refused, it lasts as long as the page. */
  set(key: string, value?: string): void;
  /** The address belongs to the shop: it is on this host, or on one under the domain of the cookie. */
  isOurs(address: string): boolean;
}

/** As long as a browser keeps any cookie (RFC 6265bis §5.6.1), s. */
const COOKIE_SECONDS = 400 * 86_400;
/** A cookie goes with each request to the shop, whose server may refuse headers of 8 KB: what is longer stays out of it. */
const COOKIE_VALUE_MAX = 2000;

/** @param domain of the cookie; the widest that the browser takes unless said, `none` for this host alone */
export function createKeep(prefix: string, domain?: string): Keep {
  const memory: Record<string, string | undefined> = {};
  const nameOf = (key: string): string => prefix + key;
  /** `tact.SITE` is the credential. */
  const cookieOf = (key: string): string => nameOf(key).replace('.visitor', '');
  let found: string | undefined;
  /** All cookies, for as long as nothing else can have changed them: to ask for them costs up to a millisecond. */
  let jar: string | undefined;

  function readCookie(name: string): string | undefined {
    if (jar === undefined) {
      jar = document.cookie;
      queueMicrotask(() => (jar = undefined));
    }
    for (const each of jar.split('; '))
      if (each.startsWith(name + '=')) return decodeURIComponent(each.slice(name.length + 1));
    return undefined;
  }

  function writeCookie(name: string, value: string, on: string): void {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    jar = undefined;
    document.cookie = `${name}=${encodeURIComponent(value)};path=/;samesite=lax;max-age=${value ? COOKIE_SECONDS : 0}${
      on && ';domain=' + on
    }${secure}`;
  }

  /** '' where only this host will do. Browsers refuse those that others share (`co.uk`, `github.io`): the first that is taken is ours. */
  function widest(): string {
    const parts = location.hostname.split('.');
    // An address of numbers has no domain.
    const wide = /\d$/.test(location.hostname)
      ? []
      : parts.map((_, from) => parts.slice(from).join('.')).slice(0, -1);
    try {
      for (const on of domain ? [domain] : wide.reverse()) {
        writeCookie(nameOf('try'), '1', on);
        if (readCookie(nameOf('try'))) {
          writeCookie(nameOf('try'), '', on);
          return on;
        }
      }
    } catch {
      // A sandboxed frame has no cookies.
    }
    return '';
  }

  return {
    get(key) {
      try {
        return readCookie(cookieOf(key)) ?? localStorage[nameOf(key)] ?? memory[key];
      } catch {
        return memory[key];
      }
    },
    set(key, value) {
      const name = nameOf(key);
      memory[key] = value;
      try {
        // Nothing is written, not even to try, where there is nothing to take away.
        if (readCookie(cookieOf(key)) !== value) {
          found ??= widest();
          writeCookie(cookieOf(key), value && value.length <= COOKIE_VALUE_MAX ? value : '', found);
        }
        delete localStorage[name];
        if (value) {
          localStorage[name] = value;
          // Stored for all tabs: a copy here would outlive what another tab wipes.
          delete memory[key];
        }
      } catch {
        // Private mode or a full disk: memory has it.
      }
    },
    isOurs(address) {
      const host = address.split('/')[2]?.split(':')[0];
      return host === location.hostname || `.${host}`.endsWith(`.${(found ??= widest()) || '/'}`);
    },
  };
}
