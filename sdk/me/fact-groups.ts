import type { KnownFact } from '#core';
import { build } from '../panel/build.ts';

const FROM: Record<KnownFact['from'], string> = {
  you: 'you said so',
  seen: 'seen in this shop',
  shop: 'from the shop’s own systems',
  partner: 'from a partner',
  bought_in: 'bought in',
};

const GROUPS: readonly [title: string, kinds: readonly KnownFact['kind'][]][] = [
  ['What you have said', ['said', 'ruled_out']],
  ['In your basket', ['in_basket']],
  ['What you have bought', ['bought', 'sent_back']],
  ['What you have looked at', ['looked_at']],
  ['Visits', ['visited', 'signed_in', 'shown']],
  ['Messages and questions', ['written_to', 'asked']],
  ['What others say of you', ['told']],
];

/** So many are read at a glance; the others are folded away. */
const FACTS_OPEN_MAX = 6;

/** All that is known, by what it is about, each with when and where it comes from. */
export function factGroups(known: readonly KnownFact[], takeBack: (name: string) => void): HTMLElement[] {
  const groups = GROUPS.flatMap(([title, kinds]) => {
    const facts = known.filter(({ kind }) => kinds.includes(kind));
    return facts.length > 0 ? [group(title, facts, takeBack)] : [];
  });
  return groups.length > 0 ? groups : [build('p', {}, 'Nothing yet.')];
}

function group(title: string, facts: readonly KnownFact[], takeBack: (name: string) => void): HTMLElement {
  const list = (of: readonly KnownFact[]) => build('ul', {}, ...of.map((fact) => factLine(fact, takeBack)));
  // One more than fits is no reason to fold.
  const open = facts.length > FACTS_OPEN_MAX + 1 ? facts.slice(0, FACTS_OPEN_MAX) : facts;
  const folded = facts.slice(open.length);
  return build(
    'section',
    { part: 'facts' },
    build('h3', {}, title),
    list(open),
    ...(folded.length > 0
      ? [build('details', {}, build('summary', {}, `And ${folded.length} more`), list(folded))]
      : []),
  );
}

function factLine(
  { words, from, source, at, name }: KnownFact,
  takeBack: (name: string) => void,
): HTMLElement {
  const line = build(
    'li',
    {},
    build('span', {}, words),
    build('small', {}, `${dayOf(at)}, ${FROM[from]}${source ? ` (${source})` : ''}`),
  );
  if (name !== undefined) {
    const button = build(
      'button',
      { type: 'button', class: 'link', 'data-key': `back ${name}` },
      'Take it back',
    );
    button.ariaLabel = `Take it back: ${words}`;
    button.addEventListener('click', () => takeBack(name));
    line.append(button);
  }
  return line;
}

function dayOf(at: number): string {
  const { lang } = document.documentElement;
  // The sentences are English, so are the dates: as the page's own English has them, else British.
  return new Date(at).toLocaleDateString(lang.startsWith('en-') ? lang : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
