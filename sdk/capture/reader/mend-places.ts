import type { Place } from '../../slots/place.ts';

/** A page that draws a place anew each time it is filled is let have its way. */
const REFILLS_MAX = 3;

/** Fills again what the page has drawn its own markup over, as frameworks and Turbo's morphing do. */
export function mendPlaces(places: Iterable<Place>, fill: (place: Place) => void): void {
  for (const place of places) {
    const { element, root, words } = place;
    if (!root || !element.isConnected || (root.parentNode === element && root.textContent === words))
      continue;
    root.remove();
    // What the page has drawn there is its default now.
    place.defaults = [...element.childNodes].filter((node) => node.nodeName !== 'TACT-WHY');
    place.content = place.root = undefined;
    place.shown = false;
    place.refills = (place.refills ?? 0) + 1;
    if (place.refills <= REFILLS_MAX) fill(place);
    else element.dataset.tactState = 'default';
  }
}

/**
 * A copy of a filled place (a carousel's) has what was filled in where its default should be: it is a copy in all, its
 * default is a copy of the other's, and it was seen as that one was. False where there is nothing that it could be a copy of.
 */
export function adoptCopy(place: Place, others: Iterable<Place>): boolean {
  const { element } = place;
  for (const { slot, defaults, content, decision, root } of others) {
    if (slot !== place.slot || !root || !defaults) continue;
    element.querySelector('tact-why')?.remove();
    place.root = element.querySelector<HTMLElement>('.tact-content') ?? undefined;
    place.words = place.root?.textContent ?? null;
    place.defaults = defaults.map((node) => node.cloneNode(true));
    Object.assign(place, { content, decision, shown: true, viewed: 2 });
    return true;
  }
  return false;
}
