import type { Keyring } from '../credential/keyring.ts';
import { RANDOM_BYTES, visitorIdOf } from '../credential/visitor-id.ts';

/**
 * The visitor id of a shop's customer, under each signing key there is, the current one first. It is a visitor id as any
 * other, but instead of chance it holds a MAC of the customer's id: so all devices come to the same object, and no table says
 * who is who. Nobody without the key can tell whose id it is, or make one.
 *
 * @param generation counts from 0; who has asked to be forgotten and signs in again is the next one
 */
export async function personIds(
  keyring: Keyring,
  site: string,
  customer: string,
  generation: number,
): Promise<string[]> {
  // The customer's id comes last, because it may hold any character.
  const macs = await keyring.macs(`person:${site}:${generation}:${customer}`);
  return Promise.all(macs.map((mac, key) => visitorIdOf(keyring, site, mac.slice(0, RANDOM_BYTES), key)));
}

/** Times that one customer may ask to be forgotten and be known again; whoever asks more often is left alone for good. */
export const GENERATIONS_MAX = 16;
