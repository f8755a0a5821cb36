import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import { known } from './known.ts';
import type { Said } from './profile.ts';

type Words = Record<string, Said>;

/** What the visitor says of itself (`preference`), or the shop's systems of the visitor (`trait`). */
export function wordsOf({ name, at, params }: TactEvent, told: 'preference' | 'trait'): Words {
  const [value, ...more] = params.values ?? [];
  if (name !== told || params.name === undefined || value === undefined) return {};
  const word = known<Said>({
    value,
    more: more.length > 0 ? more : undefined,
    at,
    thirdParty: told === 'trait' && params.provenance === 'third_party' ? true : undefined,
  });
  return { [params.name]: word };
}

/** Per name the word that was said last; at the same ms the larger. */
export function joinWords(a: Words, b: Words): Words {
  return joinRecords(a, b, (x, y) =>
    (compare(x.at, y.at) || compare(canonical(x), canonical(y))) >= 0 ? x : y,
  );
}
