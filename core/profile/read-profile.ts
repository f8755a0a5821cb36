import { boughtBy, joinBought } from './bought.ts';
import { NO_COUNTS } from './counts.ts';
import { known } from './known.ts';
import { newProfile, type Counts, type Origin, type Profile } from './profile.ts';

/**
 * A profile as it was stored, with the parts that it lacks because they came later. What was bought is read off its orders,
 * since a thing does not stop lasting because the version changed.
 *
 * @throws TypeError where it is no profile of version 1: that is a fault of the store, not of the visitor
 */
export function readProfile(stored: unknown): Profile {
  if (!isProfile(stored)) throw new TypeError('not a stored profile of version 1');
  return {
    ...newProfile(stored.origin),
    ...known<Stored>(stored),
    counts: filled(stored.counts),
    bought: stored.bought ?? stored.orders.map(boughtBy).reduce(joinBought, {}),
    ...(stored.first > 0 && { eldest: stored.eldest ?? { id: stored.origin, at: stored.first } }),
  };
}

/** What version 1 had from the beginning; the rest may be missing. */
type Stored = Pick<Profile, 'v' | 'origin' | 'first' | 'counts' | 'orders'> & Partial<Profile>;

function isProfile(stored: unknown): stored is Stored {
  if (stored === null || typeof stored !== 'object') return false;
  const { v, origin, counts, orders } = stored as Partial<Profile>;
  return v === 1 && typeof origin === 'string' && typeof counts === 'object' && Array.isArray(orders);
}

function filled(counts: Record<Origin, Partial<Counts>>): Record<Origin, Counts> {
  return Object.fromEntries(
    Object.entries(counts).map(([origin, each]) => [origin, { ...NO_COUNTS, ...each }]),
  );
}
