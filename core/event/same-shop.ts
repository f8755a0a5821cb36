import { readUrl } from './read-url.ts';

/**
 * Both hosts are one shop's: the same, one under the other (`checkout.shop.example` and `www.shop.example`), or both the plan's.
 * `www` stands for the domain itself.
 */
export function isSameShop(a: string, b: string, origins: readonly string[] = []): boolean {
  if (isUnder(a, b) || isUnder(b, a)) return true;
  const own = origins.flatMap((origin) => readUrl(origin)?.host ?? []);
  return own.some((host) => isUnder(a, host)) && own.some((host) => isUnder(b, host));
}

function isUnder(a: string, b: string): boolean {
  const domain = b.replace(/^www\./, '');
  return a === b || a === domain || a.endsWith(`.${domain}`);
}
