import type { Host } from '../host.ts';
import { makeElement } from '../render/make-element.ts';
import { safeLink } from '../render/safe-link.ts';
import { isEngaged } from './calm.ts';
import { CARD_STYLE } from './card-style.ts';
import { clearance } from './clearance.ts';

export interface CardSetup {
  title: string;
  text?: string | undefined;
  /** Without it the card is a message with a button to close it. */
  accept?: { label: string; href?: string };
  dismiss: string;
  /** Once, when it can really be seen. */
  onShown?(): void;
  onAccept?(): void;
  onDismiss?(): void;
}

/** A screen reader reads what changes in a live region that it has met before, so the words come a little later, ms. */
const ANNOUNCE_MS = 100;
/** Bars come and go with scrolling, the keyboard with a tap: so often is looked whether the card is in the way, ms. */
const CLEAR_MS = 500;

/**
 * A small card in the corner: it covers no page, takes no focus, goes with Escape. Only one at a time. `host.closeCard` takes it
 * away; focus that was in it goes back to where it came from.
 */
export function openCard(
  host: Host,
  { title, text, accept, dismiss, onShown, onAccept, onDismiss }: CardSetup,
): void {
  host.closeCard?.();
  const corner = document.createElement('tact-invitation');
  const root = corner.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CARD_STYLE);
  root.adoptedStyleSheets = [sheet];

  const piece = (into: ParentNode, tag: string, name: string, more: object): HTMLElement => {
    const element = Object.assign(makeElement(tag, name), more);
    element.setAttribute('part', name);
    into.append(element);
    return element;
  };
  const card = piece(root, 'div', 'card', { role: 'complementary', ariaLabel: title });
  const words = piece(card, 'p', 'text', { ariaLive: 'polite' });
  if (accept) {
    const href = safeLink(accept.href);
    const yes = piece(card, href ? 'a' : 'button', 'accept', {
      textContent: accept.label,
      onclick() {
        if (!yes.ariaBusy) onAccept?.();
        yes.ariaBusy = 'true';
      },
      ...(href && { href }),
    });
  }
  const leave = (): void => {
    host.closeCard?.();
    onDismiss?.();
  };
  piece(card, 'button', 'dismiss', { textContent: dismiss, onclick: leave });

  let before: EventTarget | null | undefined;
  corner.addEventListener('focusin', (event) => (before = event.relatedTarget));
  const onKey = (event: KeyboardEvent): void => {
    // With focus elsewhere it is ours only where nothing else would take it.
    if (event.key === 'Escape' && !event.defaultPrevented && (root.activeElement || !isEngaged(host)))
      leave();
  };
  let raise = 0;
  const clear = (): void => corner.style.setProperty('--raise', (raise = clearance(corner, raise)) + 'px');

  addEventListener('keydown', onKey);
  document.body.append(corner);
  host.inviting = true;
  clear();
  const clearing = setInterval(clear, CLEAR_MS);
  const announcing = setTimeout(() => {
    words.append(makeElement('b', 'title', title), text ?? '');
    clear();
    // A frame is only drawn where someone can see it; before, there is nothing to be seen and nothing to click.
    requestAnimationFrame(() => {
      card.className = 'in';
      onShown?.();
    });
  }, ANNOUNCE_MS);

  host.closeCard = () => {
    host.closeCard = undefined;
    host.inviting = false;
    clearInterval(clearing);
    clearTimeout(announcing);
    removeEventListener('keydown', onKey);
    const inside = root.activeElement;
    corner.remove();
    if (inside) (before as HTMLElement | null)?.focus?.({ preventScroll: true });
  };
}
