import { known } from './known.ts';
import type { Profile, Said } from './profile.ts';
import { TAKEN_BACK } from './said.ts';

/** Whose knowledge it is: the visitor's own word, the shop's, a partner's, or bought in. */
export type WordFrom = 'visitor' | 'shop' | 'partner' | 'bought_in';

export interface KnownWord {
  value: string;
  /** The other values, where several were said at once. */
  more?: string[];
  /** ms since the epoch when it was said. */
  at: number;
  from: WordFrom;
  /** The system that says so, in the shop's own words: `crm`. */
  source?: string;
}

/**
 * What is known under that name. What the visitor says of itself outranks all else, however old; then the shop's own
 * knowledge, a partner's, what was bought in; within one source the later word (`joinTraits` has settled that already).
 *
 * @param gpc Global Privacy Control is on: what third parties say is not known
 */
export function knownWord(profile: Profile, name: string, gpc: boolean): KnownWord | undefined {
  const said = Object.hasOwn(profile.said, name) ? profile.said[name] : undefined;
  if (said !== undefined && said.value !== TAKEN_BACK) return wordOf(said, 'visitor');
  const trait = Object.hasOwn(profile.traits, name) ? profile.traits[name] : undefined;
  if (trait === undefined || trait.value === TAKEN_BACK || (gpc && trait.thirdParty)) return undefined;
  return traitWord(trait);
}

/** A trait that is kept and not used, and why: the visitor's own word counts instead, or Global Privacy Control is on. */
export interface WordAside {
  name: string;
  word: KnownWord;
  because: 'own_word' | 'gpc';
}

/** What is kept and is nevertheless not known under its name. */
export function wordsAside(profile: Profile, gpc: boolean): WordAside[] {
  return Object.entries(profile.traits).flatMap(([name, trait]): WordAside[] => {
    if (trait.value === TAKEN_BACK) return [];
    const said = Object.hasOwn(profile.said, name) ? profile.said[name] : undefined;
    if (said !== undefined && said.value !== TAKEN_BACK)
      return [{ name, word: traitWord(trait), because: 'own_word' }];
    return gpc && trait.thirdParty ? [{ name, word: traitWord(trait), because: 'gpc' }] : [];
  });
}

/** Everything that is known, by name. */
export function knownWords(profile: Profile, gpc: boolean): Record<string, KnownWord> {
  const names = [...Object.keys(profile.said), ...Object.keys(profile.traits)];
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const word = knownWord(profile, name, gpc);
      return word === undefined ? [] : [[name, word]];
    }),
  );
}

function traitWord(trait: Said): KnownWord {
  return wordOf(trait, trait.thirdParty ? 'bought_in' : trait.secondParty ? 'partner' : 'shop');
}

function wordOf({ value, more, at, source }: Said, from: WordFrom): KnownWord {
  return known<KnownWord>({ value, more, at, from, source });
}
