import { CATEGORIES, STAGES } from './parameters.ts';
import type { Seen } from './policy.ts';
import type { Features } from './ridge-arm.ts';

const TASTE_AT = 1 + STAGES.length;
const TIREDNESS_AT = TASTE_AT + 1 + CATEGORIES.length;
export const FEATURES = TIREDNESS_AT + 1;

/** One-hot stage and taste (which may be unknown) with an intercept: what a segment says; and tiredness, where it is told. */
export function featuresOf({ stage, taste }: Seen, tiredness = 0): Features {
  const places = [0, 1 + stage, TASTE_AT + 1 + taste];
  return tiredness === 0
    ? { places, values: [1, 1, 1] }
    : { places: [...places, TIREDNESS_AT], values: [1, 1, 1, tiredness] };
}
