import type { FactValue } from '../plan/rule.ts';
import type { Profile, Said } from '../profile/profile.ts';
import { TAKEN_BACK } from '../profile/said.ts';

/**
 * `preference.NAME`, `trait.NAME`, and `known.NAME` for what `knownWord` says, written out here because every decision asks
 * for all of them.
 *
 * @param gpc Global Privacy Control is on: nothing that third parties say
 */
export function wordFacts({ said, traits }: Profile, gpc: boolean): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  for (const [name, trait] of Object.entries(traits)) {
    if (trait.value === TAKEN_BACK || (gpc && trait.thirdParty)) continue;
    facts[`trait.${name}`] = facts[`known.${name}`] = valueOf(trait);
  }
  // The visitor's own word last: it takes the place of what others say.
  for (const [name, word] of Object.entries(said))
    if (word.value !== TAKEN_BACK) facts[`preference.${name}`] = facts[`known.${name}`] = valueOf(word);
  return facts;
}

function valueOf({ value, more }: Said): FactValue {
  return more === undefined ? value : [value, ...more];
}
