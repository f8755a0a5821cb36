import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import { known } from './known.ts';
import type { Said } from './profile.ts';

/** A word that was taken back is kept as one: an older word that comes late must not bring it back. */
export const TAKEN_BACK = '';

type Words = Record<string, Said>;

/** What the visitor says of itself (`preference`). */
export function wordsOf({ name, at, params }: TactEvent): Words {
  if (name !== 'preference' || params.name === undefined || params.values === undefined) return {};
  const [value = TAKEN_BACK, ...more] = params.values;
  return { [params.name]: known<Said>({ value, more: more.length > 0 ? more : undefined, at }) };
}

/** Per name the word that was said last; at the same ms the larger. */
export function joinWords(a: Words, b: Words): Words {
  return joinRecords(a, b, (x, y) =>
    (compare(x.at, y.at) || compare(canonical(x), canonical(y))) >= 0 ? x : y,
  );
}
