import { SITE_SIDE } from './assigned.ts';
import type { KnownFact } from './known-fact.ts';
import type { Assigned, Profile } from './profile.ts';

/**
 * What chance has decided for the visitor, and not what is known of them: they are told of that, too. It is remembered when it no longer holds, so
 * nothing is said that would then be untrue.
 */
export function tellLots({ assigned = {} }: Pick<Profile, 'assigned'>): KnownFact[] {
  const { [SITE_SIDE]: site, ...others } = assigned;
  const held = Object.values(others).filter((each) => each.held);
  // Of a place that is left as it is, they see none of the versions.
  const drawn = Object.entries(others).filter(([key]) => {
    const [slot = '', variant] = key.split('/', 2);
    return variant !== undefined && !site?.held && !others[slot]?.held;
  });
  const slots = new Set(drawn.map(([key]) => key.split('/', 1)[0]));
  const left = site?.held
    ? 'its pages as they are'
    : `${placesWords(held.length)} as ${held.length === 1 ? 'it is' : 'they are'}`;
  return [
    ...lot(
      site?.held ? [site] : held,
      `The shop has drawn lots: while it learns what its changes are worth, it leaves ${left} for you.`,
    ),
    ...lot(
      drawn.map(([, each]) => each),
      `The shop has tried out versions of ${placesWords(slots.size)}; which of them you were to see was drawn by lot.`,
    ),
  ];
}

function placesWords(count: number): string {
  return count === 1 ? 'one place on its pages' : `${count} places on its pages`;
}

function lot(of: readonly Assigned[], words: string): KnownFact[] {
  return of.length === 0
    ? []
    : [{ kind: 'shown', words, from: 'seen', at: Math.max(...of.map(({ at }) => at)) }];
}
