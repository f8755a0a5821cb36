import type { Edge } from '../edge.ts';
import { joinFormer } from './join-former.ts';
import { GENERATIONS_MAX, personIds } from './person-id.ts';

/**
 * Does something as a customer whom the shop's server names by its own id: the bearer token is the proof. A first customer's
 * object is made by that. One who has asked to be forgotten stays forgotten, whatever the shop's systems go on to send, until
 * they sign in again themselves (`signIn`).
 */
export async function asCustomer<T>(
  edge: Edge,
  site: string,
  customer: string,
  work: (visitor: string) => Promise<T | 'erased'>,
): Promise<T | 'erased'> {
  for (let generation = 0; generation < GENERATIONS_MAX; generation++) {
    const [id = '', ...former] = await personIds(edge.keyring, site, customer, generation);
    await joinFormer(edge, site, id, former);
    if (generation > 0) {
      const known = await edge.world.visitors.of(site, id).fold([]);
      if (known === 'erased') continue;
      if (known.profile.identifiedAt === undefined) return 'erased';
    }
    const done = await work(id);
    if (done !== 'erased') return done;
  }
  return 'erased';
}
