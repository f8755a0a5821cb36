import { consentBy } from '#core';
import type { Consent, Plan } from '#core';
import { checkAddressRate, checkVisitorRate } from '../auth/rate.ts';
import { readCookie } from '../credential/cookie.ts';
import { readCredential } from '../credential/credential.ts';
import type { CredentialReading } from '../credential/credential.ts';
import type { FirstServed } from '../credential/first-served.ts';
import { newVisitorId } from '../credential/visitor-id.ts';
import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import type { ReadSync } from './sync-request.ts';

/** Who a sync is from: nobody may be known, somebody new, or somebody whom the edge has given an id. */
export type Caller =
  | { kind: 'nobody' }
  | { kind: 'new'; visitor: string }
  | {
      kind: 'known';
      visitor: string;
      /** Where it came in, when it may go on as it is. */ credential: string | undefined;
      /** What they were shown before anything could be kept of them. */ first?: FirstServed;
      /** Whom assignment goes by, as their credential says. */ eldest?: string;
    };

export function consentOf(request: Request, said: ReadSync, plan: Plan): { consent: Consent; gpc: boolean } {
  const gpc = said.gpc === true || request.headers.get('sec-gpc') === '1';
  if (gpc && plan.gpc === 'deny') return { gpc, consent: { personalization: 'denied', analytics: 'denied' } };
  return { gpc, consent: consentBy(plan, said.consent) };
}

/** Reads, never stores; a server's call (`isServer`) has no rate limit. */
export async function whoSyncs(
  edge: Edge,
  request: Request,
  said: ReadSync,
  consent: Consent,
  isServer: boolean,
): Promise<Outcome<Caller>> {
  const known = consent.personalization === 'granted' ? await credentialOf(edge, request, said) : undefined;
  if (known && !known.ok) return known;
  const rate = isServer
    ? { ok: true as const }
    : known
      ? await checkVisitorRate(edge, said.site, known.value.visitor)
      : await checkAddressRate(edge, request);
  if (!rate.ok) return rate;
  if (known) return known;
  if (consent.personalization === 'denied') return { ok: true, value: { kind: 'nobody' } };
  const visitor = await newVisitorId(edge.keyring, said.site, edge.world.randomBytes(16));
  return { ok: true, value: { kind: 'new', visitor } };
}

type Known = Extract<Caller, { kind: 'known' }>;

async function credentialOf(
  edge: Edge,
  request: Request,
  said: ReadSync,
): Promise<Outcome<Known> | undefined> {
  const read = (text: string) => readCredential(edge.keyring, text, edge.world.now());
  if (said.visitor !== undefined) return judge(await read(said.visitor), said.site, said.visitor);
  const cookie = readCookie(request.headers);
  // A page can neither see nor mend its cookie, so a bad one counts as none, and the answer sets a good one.
  const found = cookie === undefined ? undefined : judge(await read(cookie), said.site, cookie);
  return found?.ok ? found : undefined;
}

function judge(read: CredentialReading, site: string, text: string): Outcome<Known> {
  if (!read.ok) return refuse(read.code);
  if (read.site !== site) return refuse('credential_foreign');
  return {
    ok: true,
    value: {
      kind: 'known',
      visitor: read.visitor,
      credential: read.stale ? undefined : text,
      ...(read.first && { first: read.first }),
      ...(read.eldest && { eldest: read.eldest }),
    },
  };
}
