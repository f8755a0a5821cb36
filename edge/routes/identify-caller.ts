import type { IdentityWord } from '#core';
import type { Edge } from '../edge.ts';
import { identityKey } from '../identity/identity-key.ts';
import { readIdentity } from '../identity/read-identity.ts';
import { signIn } from '../identity/sign-in.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import type { ReadSync } from './sync-request.ts';
import type { Caller } from './who-syncs.ts';

/** Who a sync is from once its identity token is heeded. */
export interface Identified {
  caller: Caller;
  /** Whom the events belong to, where that is not the caller: they were told under another's credential, or under none. */
  teller?: { visitor: string } | 'nobody';
  /** When the shop said so, ms since the epoch. */
  identifiedAt?: number;
  word?: IdentityWord;
}

/**
 * A token that does not hold changes nothing but the answer's word: a shop's mistake must not cost it events.
 *
 * @param waitMs how long the objects may take; after that the sync goes on as if nothing had been said, and without a word,
 * so that the page says it again
 */
export async function identifyCaller(
  edge: Edge,
  { site, identity }: Pick<ReadSync, 'site' | 'identity'>,
  caller: Caller,
  waitMs: number,
): Promise<Outcome<Identified>> {
  const as = (value: Identified) => ({ ok: true as const, value });
  if (identity === undefined || caller.kind === 'nobody') return as({ caller });
  // Whether somebody has signed in before is known when their object has answered.
  if (identity === null) return as(caller.kind === 'new' ? { caller, word: 'anonymous' } : { caller });

  const { signingKeys } = edge.world.settings;
  const keys = await Promise.all(signingKeys.map((key) => identityKey(key, site)));
  const read = await readIdentity(keys, site, identity, edge.world.now());
  if (!read.ok) return as({ caller, word: read.code });
  const { customer, at: identifiedAt } = read;
  const visitor = caller.kind === 'known' ? caller.visitor : undefined;
  const signedIn = await signIn(edge, { site, customer, at: identifiedAt, visitor }, waitMs);
  if (signedIn === 'late') return as({ caller });
  if (signedIn === 'stale') return as({ caller, word: 'expired' });
  if (signedIn === 'forgotten') return refuse('credential_invalid', 'this visitor has asked to be forgotten');

  const { person, isTheirs } = signedIn;
  const credential = caller.kind === 'known' && person === visitor ? caller.credential : undefined;
  return as({
    caller: { kind: 'known', visitor: person, credential },
    identifiedAt,
    word: 'known',
    ...(visitor === undefined ? { teller: 'nobody' } : isTheirs ? {} : { teller: { visitor } }),
  });
}
