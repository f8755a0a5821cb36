import type { TactEvent } from '../event/event.ts';
import { canonical, compare } from './canonical.ts';
import { joinRecords } from './join-values.ts';
import { known } from './known.ts';
import type { Said } from './profile.ts';
import { TAKEN_BACK } from './said.ts';

type Traits = Record<string, Said>;

/** What the shop's own systems say of the visitor, with whose word it is. */
export function traitsOf({ name, at, params }: TactEvent): Traits {
  if (name !== 'trait' || params.name === undefined || params.values === undefined) return {};
  const [value = TAKEN_BACK, ...more] = params.values;
  const trait = known<Said>({
    value,
    more: more.length > 0 ? more : undefined,
    at,
    secondParty: params.provenance === 'second_party' ? true : undefined,
    thirdParty: params.provenance === 'third_party' ? true : undefined,
    source: params.source,
  });
  return { [params.name]: trait };
}

/** A conflict is settled by source, then age: the shop's own word before a partner's before a bought one. */
export function joinTraits(a: Traits, b: Traits): Traits {
  return joinRecords(a, b, (x, y) =>
    (compare(nearness(x), nearness(y)) || compare(x.at, y.at) || compare(canonical(x), canonical(y))) >= 0
      ? x
      : y,
  );
}

function nearness({ secondParty, thirdParty }: Said): number {
  return thirdParty ? 0 : secondParty ? 1 : 2;
}
