import type { WireDecision } from '#core';
import type { Host } from '../host.ts';
import { emitSlot, paramsOf } from '../slots/report-slot.ts';
import { holdPanel } from './hold-panel.ts';
import { sayThere } from './say-there.ts';
import { WHY_STYLE } from './why-style.ts';

/** A place in the page, as far as this needs it. */
interface ShownPlace {
  element: HTMLElement;
  decision?: WireDecision | undefined;
}

/** What each word on the page speaks of now: the same content may be decided anew. */
const spokenOf = new WeakMap<Element, WireDecision>();

/**
 * The small word under what is personal: it opens one plain sentence, then "Not for me" and "What this shop knows of me".
 * In a shadow root of its own, so that the shop's styles reach it by `::part(why|panel|sentence|row|not-for-me|known)` and
 * `--tact-*` only, and a screen reader meets it after the content that it is about.
 *
 * @param place a slot that shows something personal, with its decision
 * @param putBack puts a place's default content back
 */
export function attachWhy<P extends ShownPlace>(host: Host, place: P, putBack: (place: P) => unknown): void {
  const { element: slot, decision } = place;
  if (!decision) return;
  const { why } = decision;
  // By the time that this is there, the default may be back. Browsers without popovers (before 2024) go without the word.
  if (!why || slot.dataset.tactState !== 'shown' || !('popover' in slot)) return;
  const there = slot.querySelector(':scope > tact-why');
  // Somebody may be reading it: the same sentence stays as it is.
  if (there && spokenOf.get(there)?.why === why) {
    spokenOf.set(there, decision);
    return;
  }
  there?.remove();
  const element = document.createElement('tact-why');
  spokenOf.set(element, decision);
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(WHY_STYLE);
  root.adoptedStyleSheets = [sheet];

  const button = add(root, 'button', 'why', WORD);
  const panel = add(root, 'div', 'panel', '');
  add(panel, 'p', 'sentence', why);
  const row = add(panel, 'div', 'row', '');
  const notForMe = add(row, 'button', 'not-for-me', 'Not for me');
  const known = add(row, 'button', 'known', 'What this shop knows of me');
  // Of several on a page, each says what it is about.
  button.ariaLabel = `${WORD} ${titleOf(decision)}`.trim();
  panel.role = 'group';
  panel.ariaLabel = WORD;
  holdPanel(button, panel);

  // A click in here is none on what the slot shows.
  element.addEventListener('click', (event) => event.stopPropagation());
  notForMe.addEventListener('click', () => {
    const latest = spokenOf.get(element) ?? decision;
    const [item, ...others] = latest.about ?? [];
    // Of several things, none can be meant alone: it is the whole that is not wanted.
    const one = others.length === 0 ? item : undefined;
    host.track(one ? 'not_interested' : 'slot_dismiss', {
      ...paramsOf(latest, true),
      ...(one && { item_id: one }),
    });
    emitSlot(host, 'dismiss', slot, latest);
    panel.hidePopover();
    putBack(place);
    sayThere(
      slot,
      one ? 'Thank you. It will stay away, unless you go back to it.' : 'Thank you. It will stay away.',
    );
  });
  known.addEventListener('click', () => {
    panel.hidePopover();
    void host.load('me', (me) => me.openMe());
  });

  slot.append(element);
}

const WORD = 'Why this?';

function titleOf({ content }: WireDecision): string {
  return content && 'title' in content ? (content.title ?? '') : '';
}

function add<Tag extends keyof HTMLElementTagNameMap>(
  into: ParentNode,
  tag: Tag,
  part: string,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.setAttribute('part', part);
  made.textContent = text;
  into.append(made);
  return made;
}
