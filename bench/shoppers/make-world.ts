import { seededRandom } from '../intent/seeded-random.ts';
import { makeShopper } from './make-shopper.ts';
import { makeVariants } from './make-variants.ts';
import { makeVisits } from './make-visits.ts';
import { VISITORS } from './parameters.ts';
import type { World } from './world.ts';
import type { Laws } from './worlds.ts';

/** Streams lie this far apart, so that shopper 1 of seed 1 is not shopper 0 of seed 2. */
const STREAM = 1_000_003;

/** The same for a seed and laws, always. Each shopper has a stream of their own, so that one law changes nothing of the others' luck. */
export function makeWorld(laws: Laws, seed: number, visitors = VISITORS): World {
  const variants = makeVariants(laws, seededRandom(seed * STREAM));
  const made = Array.from({ length: visitors }, (_, index) => {
    const random = seededRandom(Math.imul(seed, STREAM) + Math.imul(index + 1, 7919));
    const shopper = makeShopper(laws, random);
    return { shopper, visits: makeVisits(shopper, index, laws, random) };
  });
  const visits = made.flatMap((each) => each.visits).sort((a, b) => a.at - b.at);
  return { laws, seed, variants, shoppers: made.map((each) => each.shopper), visits };
}
