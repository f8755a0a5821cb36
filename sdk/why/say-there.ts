/** As long as a sentence takes to be read, ms. */
const SAID_MS = 6000;

/** One polite sentence where the thing was; a screen reader says it, and focus is not lost to nowhere. */
export function sayThere(slot: HTMLElement, words: string): void {
  const said = document.createElement('p');
  said.className = 'tact-said';
  said.role = 'status';
  said.tabIndex = -1;
  said.textContent = words;
  slot.append(said);
  said.focus({ preventScroll: true });
  setTimeout(() => said.remove(), SAID_MS);
}
