import { HALF_HOUR_MS, SHOWN_MAX, type Showing } from '../profile/profile.ts';

/**
 * When it was seen, ascending: all that `shown` remembers, and what half hours remember from before that. Half hours that
 * follow on each other are one visit and stand for one view, at their end.
 */
export function viewsOf({ shown, halfHours = [] }: Pick<Showing, 'shown' | 'halfHours'>): readonly number[] {
  const [first] = shown;
  if (first === undefined || shown.length < SHOWN_MAX) return shown;
  const earlier = halfHours
    .filter((each, index) => (each + 1) * HALF_HOUR_MS <= first && halfHours[index + 1] !== each + 1)
    .map((each) => (each + 1) * HALF_HOUR_MS);
  return earlier.length === 0 ? shown : [...earlier, ...shown];
}
