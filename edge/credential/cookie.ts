import { CREDENTIAL_AGE_DAYS_MAX } from './credential.ts';

/*
 * Where the edge is on the shop's own host, a cookie set by the server carries the credential past Safari's seven
 * days for script-written storage (WebKit, Intelligent Tracking Prevention 2.3). Set and read on same-origin
 * calls only: to any other page this edge is a third party, and has no business with cookies.
 */
export const COOKIE_NAME = 'tact';

/** Browsers send this themselves and no script can set it (Fetch Metadata, `Sec-` is a forbidden prefix). */
export function isSameOrigin(headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'same-origin';
}

export function readCookie(headers: Headers): string | undefined {
  if (!isSameOrigin(headers)) return undefined;
  const found = (headers.get('cookie') ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${COOKIE_NAME}=`));
  return found?.slice(COOKIE_NAME.length + 1);
}

export function setCookie(credential: string, url: string): string {
  return cookieOf(credential, CREDENTIAL_AGE_DAYS_MAX * 86_400, url);
}

export function endCookie(url: string): string {
  return cookieOf('', 0, url);
}

function cookieOf(value: string, ageSeconds: number, url: string): string {
  const parts = [`${COOKIE_NAME}=${value}`, 'Path=/', `Max-Age=${ageSeconds}`, 'HttpOnly', 'SameSite=Lax'];
  // Without TLS (a developer's machine) Safari would refuse a Secure cookie even from localhost.
  if (url.startsWith('https:')) parts.push('Secure');
  return parts.join('; ');
}
