import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome, Refusal } from '../problem.ts';

/** The period of the rate limits in wrangler.toml. */
const RATE_PERIOD_SECONDS = 60;

export async function checkVisitorRate(edge: Edge, site: string, visitor: string): Promise<Outcome<true>> {
  return (await edge.world.allows.visitor(`${site}/${visitor}`)) ? { ok: true, value: true } : slowDown();
}

export async function checkAddressRate(edge: Edge, request: Request): Promise<Outcome<true>> {
  const address = addressOf(request);
  // Cloudflare always says the address. Without it (a server of one's own) all would share one key, and one
  // caller could shut out all others.
  if (address === undefined || (await edge.world.allows.address(address))) return { ok: true, value: true };
  return slowDown();
}

/** IPv4 as it is; IPv6 by its /64, which is what one household or one host is given (RFC 6177). */
function addressOf(request: Request): string | undefined {
  const address = request.headers.get('cf-connecting-ip');
  if (!address?.includes(':')) return address ?? undefined;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

function slowDown(): Refusal {
  return refuse('rate_limited', 'try again in a minute', {
    headers: { 'retry-after': String(RATE_PERIOD_SECONDS) },
  });
}
