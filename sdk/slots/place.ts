import type { FilledContent, WireDecision } from '#core';
import { toText } from '../native.ts';
import type { Host } from '../host.ts';
import type { Seen } from './watch-views.ts';

/** A slot's place in the page. */
export interface Place extends Seen {
  element: HTMLElement;
  slot: string;
  /** The ask that it waits for: the answer to an earlier one is let go. */
  turn?: unknown;
  /** The answer to that. */
  decision?: WireDecision | undefined;
  /** That answer's content is what the visitor has before them. */
  shown?: boolean;
  /** What was there before us. */
  defaults?: Node[];
  /** What is there now, as text; absent while it is the default. */
  content?: string | undefined;
  /** Its element, and the words in it: by these is known whether the page has put something else there. */
  root?: HTMLElement | undefined;
  words?: string | null;
  /** How often it was put back. */
  refills?: number;
}

/** Puts content into the place, or the default back when there is none. False when it could not be done. */
export function fillPlace(host: Host, place: Place, content?: FilledContent): boolean {
  const { element } = place;
  const { style, dataset } = element;
  try {
    const root = content && host.render!(content, dataset.tactHeading || '2');
    // Less content must not pull the page up under the visitor's eyes: the box keeps its height.
    if (place.inView) style.minHeight = getComputedStyle(element).height;
    place.defaults ??= [...element.childNodes];
    // Put back where it already stands, a default would start anew (a video, a frame).
    if (root || place.content) element.replaceChildren(...(root ? [root] : place.defaults));
    place.content = content && toText(content);
    place.root = root;
    place.words = root?.textContent ?? null;
    place.shown = !!content;
    dataset.tactState = content ? 'shown' : 'default';
    return true;
  } catch (cause) {
    // What renders has not come, or Trusted Types forbid it: the page stays as it is.
    console.warn('tact:', cause);
    return false;
  }
}
