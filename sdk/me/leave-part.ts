import { build } from '../panel/build.ts';

export interface Leaving {
  /** Whoever stays signed in is known anew: that has to be said before, not after. */
  hasSignedIn: boolean;
  /** Saves all that is known as a file. */
  download(): void;
  /** Forgets, after a second thought. */
  forget(): void;
  /** Says something for everybody to read or hear. */
  say(words: string): void;
}

/** The shop's page says who is there on every page (`identify`), and the edge then begins with somebody new. */
export const ANEW =
  'If you stay signed in, this shop gets to know you again with your next page, from nothing. To stay unknown, sign out first.';

/** Take it along, or have it forgotten. */
export function leavePart({ hasSignedIn, download, forget, say }: Leaving): HTMLElement {
  const button = (words: string, part: string, then: () => void) => {
    const made = build('button', { type: 'button', part, 'data-key': part }, words);
    made.addEventListener('click', then);
    return made;
  };
  const row = build('div', { class: 'row' });
  const take = button('Download all of it', 'download', download);
  const start = button('Forget me', 'forget', () => {
    // The careful answer is where the first click was, and nothing moves: a second one by mistake does no harm.
    row.replaceChildren(take, keep, button('Yes, forget all of it', 'forget-all', forget));
    keep.focus({ preventScroll: true });
    say(
      `This cannot be taken back. Your orders stay with the shop; all that stands above goes.${hasSignedIn ? ` ${ANEW}` : ''}`,
    );
  });
  const keep = button('No, keep it', 'keep', () => {
    row.replaceChildren(take, start);
    start.focus({ preventScroll: true });
    say('');
  });
  row.append(take, start);
  return build('section', { part: 'leave' }, build('h3', {}, 'It is yours'), row);
}

/** Hands the browser a file of JSON. */
export function saveFile(name: string, data: unknown): void {
  const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  const link = build('a', { href: URL.createObjectURL(file), download: name });
  link.click();
  // The browser has taken it by then; before, the address must still lead somewhere.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
