import type { RecordedSession } from './read-sessions.ts';

/** The plainest forecast, as log-odds: as many as bought before it, the months fitted counting as one hundred sessions. */
export function shareSoFar(fitted: readonly RecordedSession[], bought: readonly boolean[]): number[] {
  let buyers = (100 * fitted.filter((session) => session.bought).length + 1) / (fitted.length + 1);
  return bought.map((each, i) => {
    const share = buyers / (100 + i);
    buyers += Number(each);
    return Math.log(share / (1 - share));
  });
}
