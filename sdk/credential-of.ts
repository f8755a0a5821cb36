import type { Host } from './host.ts';

/** What a page's own calls carry; undefined where nobody is known, or only the cookie that the edge alone can read. */
export function credentialOf({ site }: Host): string | undefined {
  try {
    return localStorage.getItem(`tact.${site}.visitor`) ?? undefined;
  } catch {
    return undefined;
  }
}
