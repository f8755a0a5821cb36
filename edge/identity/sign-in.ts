import type { Edge } from '../edge.ts';
import type { Joined } from '../ports.ts';
import { joinFormer } from './join-former.ts';
import { GENERATIONS_MAX, personIds } from './person-id.ts';

/** Who has signed in, and on which device. */
export interface SignIn {
  site: string;
  customer: string;
  /** When the shop said so, ms since the epoch. */
  at: number;
  /** As whom the edge has known the device; undefined: as nobody. */
  visitor: string | undefined;
}

export type SignedIn =
  | {
      person: string;
      /** What the device was known as is the person's now; false: it is another's, and stays so. */
      isTheirs: boolean;
    }
  /** The objects did not answer in time; what they do goes on, and asking again finds it done. */
  | 'late'
  /** The person has asked to be forgotten since the shop said so. */
  | 'stale'
  /** What the device was known as has asked to be forgotten. */
  | 'forgotten';

/**
 * Joins a device into the person who has signed in on it. Somebody who has asked to be forgotten and signs in again is a new
 * person, the next generation: it is opened by a token made after they went, and by nothing else.
 *
 * @param waitMs for all calls of objects together: two on the first page after signing in, none on those that follow
 */
export async function signIn(
  edge: Edge,
  { site, customer, at, visitor }: SignIn,
  waitMs: number,
): Promise<SignedIn> {
  const { visitors } = edge.world;
  const inTime = deadline(edge, site, waitMs);
  const signed = { identifiedAt: at };
  if (visitor !== undefined && (await isPerson(edge, site, customer, visitor)))
    return { person: visitor, isTheirs: true };

  for (let generation = 0; generation < GENERATIONS_MAX; generation++) {
    const [id = '', ...former] = await personIds(edge.keyring, site, customer, generation);
    if (former.length > 0 && (await inTime(joinFormer(edge, site, id, former))) === 'late') return 'late';
    const self: Joined | 'late' = await inTime(visitors.of(site, id).join(id, signed));
    if (self === 'late') return 'late';
    if ('person' in self) {
      const { person } = self;
      if (visitor === undefined) return { person, isTheirs: true };
      const joined = await inTime(visitors.of(site, visitor).join(person, signed));
      if (joined === 'late') return 'late';
      if ('erasedAt' in joined) return 'forgotten';
      return 'goneAt' in joined ? 'stale' : { person, isTheirs: joined.person === person };
    }
    if ('erasedAt' in self && at <= self.erasedAt) return 'stale';
  }
  return 'stale';
}

/** Nobody's object needs to be asked for this. */
async function isPerson(edge: Edge, site: string, customer: string, visitor: string): Promise<boolean> {
  for (let generation = 0; generation < GENERATIONS_MAX; generation++) {
    const [id] = await personIds(edge.keyring, site, customer, generation);
    if (id === visitor) return true;
  }
  return false;
}

function deadline({ world }: Edge, site: string, waitMs: number) {
  const until = world.now() + waitMs;
  return async <T>(work: Promise<T>): Promise<T | 'late'> => {
    const done = work.catch((error: unknown) => {
      world.log({ what: 'join_failed', site, error: String(error) });
      return 'late' as const;
    });
    world.waitUntil(done);
    return Promise.race([done, world.sleep(Math.max(0, until - world.now())).then(() => 'late' as const)]);
  };
}
