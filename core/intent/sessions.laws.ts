import fc from 'fast-check';
import type { SessionSoFar } from './session-terms.ts';

/** Any visit that a shop could see, from a bounce to a day of leafing. */
export const anySession: fc.Arbitrary<SessionSoFar> = fc.record({
  productPages: fc.integer({ min: 0, max: 300 }),
  productMs: fc.integer({ min: 0, max: 4 * 3_600_000 }),
  infoPages: fc.integer({ min: 0, max: 12 }),
  accountPages: fc.integer({ min: 0, max: 25 }),
  returning: fc.boolean(),
  weekend: fc.boolean(),
});

export const anyFinished = (min: number, max: number) =>
  fc.array(
    fc.tuple(anySession, fc.boolean()).map(([session, bought]) => ({ ...session, bought })),
    { minLength: min, maxLength: max },
  );
