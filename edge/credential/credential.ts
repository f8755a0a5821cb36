import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { firstServedSchema, type FirstServed } from './first-served.ts';
import type { Keyring } from './keyring.ts';

/*
 * What a page carries to be known by:  v1.<payload>.<mac>
 *   payload  base64url of {"s":site,"v":visitor,"i":day of issue,"k":id of the key}, "e": the eldest id of
 *            the person where that is another, and in a first one "f": what was shown when nobody was known yet (`first-served.ts`)
 *   mac      base64url of HMAC-SHA-256 over "v1.<payload>"
 */

/** The longest that browsers keep a cookie (RFC 6265bis §5.5), so storage and cookie end together. */
export const CREDENTIAL_AGE_DAYS_MAX = 400;
/**
 * Longer than the longest that this edge issues (site of 48, id of 30, eight decisions of 160 characters, 500 of
 * shares, a third more as base64); browsers keep cookies of 4,096. More is not worth an HMAC.
 */
export const CREDENTIAL_CHARS_MAX = 3200;
const DAY_MS = 86_400_000;

const payloadSchema = v.object({
  s: v.string(),
  v: v.pipe(v.string(), v.regex(/^[\w-]{30}$/)),
  i: v.pipe(v.number(), v.integer()),
  k: v.string(),
  e: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{30}$/))),
  // Of another version: whose it is still is said, and what was shown once is not known.
  f: v.fallback(v.optional(firstServedSchema), undefined),
});

export interface Holder {
  site: string;
  visitor: string;
  /** Whom assignment goes by, where that is another id: so that it holds while nothing else of the visitor is at hand. */
  eldest?: string | undefined;
  /** Of a first credential. */
  first?: FirstServed | undefined;
}

export type CredentialReading =
  | {
      ok: true;
      site: string;
      visitor: string;
      /** Older than a day, signed with the key before, or a first one: give a new one. */ stale: boolean;
      eldest?: string;
      first?: FirstServed;
    }
  | { ok: false; code: 'credential_invalid' | 'credential_expired' };

export async function issueCredential(keyring: Keyring, holder: Holder, now: number): Promise<string> {
  const payload = {
    s: holder.site,
    v: holder.visitor,
    i: dayOf(now),
    k: await keyring.currentId(),
    e: holder.eldest,
    f: holder.first,
  };
  const signed = `v1.${toBase64Url(new TextEncoder().encode(JSON.stringify(payload)))}`;
  return `${signed}.${toBase64Url(await keyring.sign(signed))}`;
}

export async function readCredential(
  keyring: Keyring,
  text: string,
  now: number,
): Promise<CredentialReading> {
  const invalid = { ok: false, code: 'credential_invalid' } as const;
  const parts = text.length <= CREDENTIAL_CHARS_MAX ? /^(v1\.([\w-]+))\.([\w-]+)$/.exec(text) : null;
  if (!parts) return invalid;
  const payload = readPayload(parts[2]!);
  const mac = fromBase64Url(parts[3]!);
  // The payload is not to be believed before the MAC holds; its key id only says which key to try.
  if (!payload || !mac || !(await keyring.verify(payload.k, parts[1]!, mac))) return invalid;
  const ageDays = dayOf(now) - payload.i;
  if (ageDays > CREDENTIAL_AGE_DAYS_MAX) return { ok: false, code: 'credential_expired' };
  const { s: site, v: visitor, k, e: eldest, f: first } = payload;
  const stale = ageDays > 1 || first !== undefined || k !== (await keyring.currentId());
  return { ok: true, site, visitor, stale, ...(eldest && { eldest }), ...(first && { first }) };
}

function readPayload(text: string): v.InferOutput<typeof payloadSchema> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(text) ?? new Uint8Array()));
    const read = v.safeParse(payloadSchema, json);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
