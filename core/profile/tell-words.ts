import { channelWord } from './channel-word.ts';
import type { KnownFact } from './known-fact.ts';
import { knownWords, wordsAside, type KnownWord, type WordAside, type WordFrom } from './known-words.ts';
import { listWords } from './list-words.ts';
import type { Profile } from './profile.ts';

/**
 * What the visitor said of itself, and what the shop, partners and lists say of them, each in a sentence; also what is only
 * kept: whoever asks what is known of them is told all of it.
 */
export function tellWords(
  profile: Profile,
  { gpc, labelOf }: { gpc: boolean; labelOf: (name: string) => string | undefined },
): KnownFact[] {
  const known = Object.entries(knownWords(profile, gpc)).map(([name, word]): KnownFact => {
    const { from, at } = word;
    return from === 'visitor'
      ? { kind: 'said', words: saidWords(name, valuesOf(word), labelOf(name)), from: 'you', at, name }
      : toldFact(name, word, from);
  });
  const aside = wordsAside(profile, gpc).flatMap(({ name, word, because }): KnownFact[] =>
    word.from === 'visitor' ? [] : [toldFact(name, word, word.from, because)],
  );
  return [...known, ...aside];
}

const BECAUSE: Readonly<Record<WordAside['because'], string>> = {
  own_word: 'what you said of it counts instead',
  gpc: 'your browser asks that it be left alone (Global Privacy Control)',
};

function toldFact(
  name: string,
  word: KnownWord,
  from: Exclude<WordFrom, 'visitor'>,
  aside?: WordAside['because'],
): KnownFact {
  const { at, source } = word;
  const but = aside === undefined ? '' : `; it is kept and not used, since ${BECAUSE[aside]}`;
  const words = `${capital(plain(name))}: ${valuesOf(word).join(', ')}${but}.`;
  return {
    ...{ kind: 'told', words, from, at },
    ...(source !== undefined && { source }),
    ...(aside !== undefined && { aside }),
  };
}

function valuesOf({ value, more = [] }: KnownWord): string[] {
  return [value, ...more];
}

/** Names that mean the same in every shop are told in words of their own. */
function saidWords(name: string, values: readonly string[], label: string | undefined): string {
  if (label !== undefined) return `Asked “${label}”, you said: ${listWords(values)}.`;
  switch (name) {
    case 'interests':
      return `You said that you like ${listWords(values)}.`;
    case 'dislikes':
      return `You said that you do not like ${listWords(values)}.`;
    case 'channels':
      return channelWords(values);
    case 'frequency':
      return frequencyWords(values[0]?.toLowerCase() ?? '');
    default:
      return `You said: ${plain(name)}: ${listWords(values)}.`;
  }
}

function channelWords(channels: readonly string[]): string {
  const sent = channels.filter((channel) => channel.toLowerCase() !== 'site');
  return sent.length === 0
    ? 'You said that the shop is not to write to you.'
    : `You said that the shop may write to you by ${listWords(sent.map(channelWord))}.`;
}

const FREQUENCY_WORDS: Readonly<Record<string, string>> = {
  daily: 'once a day',
  weekly: 'once a week',
  monthly: 'once a month',
  rarely: 'now and then',
};

function frequencyWords(frequency: string): string {
  if (frequency === 'never') return 'You said that you are not to be spoken to unasked.';
  const often = Object.hasOwn(FREQUENCY_WORDS, frequency) ? FREQUENCY_WORDS[frequency] : frequency;
  return `You said that ${often} is enough.`;
}

function plain(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
