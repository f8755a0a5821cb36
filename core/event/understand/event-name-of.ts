import type { EventName } from '../event.ts';
import { isEventName } from '../event-names.ts';
import { AFFIXES, DID_NOT_HAPPEN, ONLY_NEAR, PLAIN_SPELLINGS, SURE_SPELLINGS } from './event-spellings.ts';

/** GA4 allows 40 characters; what is longer than this is a sentence. */
const NAME_MAX = 80;
/** A sure name with more words around it than this is another thing's. */
const WORDS_AROUND_MAX = 2;

const SURE = invert(SURE_SPELLINGS);
const PLAIN = invert(PLAIN_SPELLINGS);

/**
 * The event that a name means: Tact's and GA4's own as they stand, GA4's in other spellings and with a prefix or suffix.
 * undefined where it is none, or says that the thing did not happen (`add_to_cart_error`).
 */
export function eventNameOf(name: unknown): EventName | undefined {
  if (isEventName(name)) return name;
  if (typeof name !== 'string' || name.length > NAME_MAX) return undefined;
  const words = wordsOf(name);
  if (saysOtherwise(words)) return undefined;
  const [from, to, found] = longestIn(words, SURE) ?? [];
  if (found !== undefined) {
    const around = [...words.slice(0, from), ...words.slice(to)].filter((word) => !isAffix(word));
    return around.length <= WORDS_AROUND_MAX && !around.some((word) => ONLY_NEAR.has(word))
      ? found
      : undefined;
  }
  return PLAIN.get(words.filter((word) => !isAffix(word)).join('')) ?? PLAIN.get(words.join(''));
}

/** The name says that it was tried, or called off: nothing that came with it makes it happen. */
export function didNotHappen(name: unknown): boolean {
  return typeof name === 'string' && !isEventName(name) && saysOtherwise(wordsOf(name.slice(0, NAME_MAX)));
}

function saysOtherwise(words: readonly string[]): boolean {
  return words.some((word) => DID_NOT_HAPPEN.has(word));
}

/** `gtm4wp.addProductToCartEEC` → gtm4wp, add, product, to, cart, eec; the recipes' `EEproductDetail` → product, detail. */
function wordsOf(name: string): string[] {
  return name
    .replace(/^EE(?=[a-z])/, '')
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** `v2`, `3` and the like mark a version. */
function isAffix(word: string): boolean {
  return AFFIXES.has(word) || /^v?\d{1,3}$/.test(word);
}

function longestIn(
  words: readonly string[],
  names: ReadonlyMap<string, EventName>,
): [from: number, to: number, name: EventName] | undefined {
  for (let length = words.length; length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const name = names.get(words.slice(from, from + length).join(''));
      if (name !== undefined) return [from, from + length, name];
    }
  return undefined;
}

function invert(table: Partial<Record<EventName, readonly string[]>>): ReadonlyMap<string, EventName> {
  return new Map(
    Object.entries(table).flatMap(([name, spellings]) =>
      spellings.map((spelling): [string, EventName] => [spelling, name as EventName]),
    ),
  );
}
