const GAP_PX = 12;
/** Nothing that is meant for a finger is smaller (WCAG 2.5.5 asks for 44). */
const PROBE_PX = 40;

/**
 * How far a card in the lower corner must be raised, px, to stand clear of the on-screen keyboard and of what the page
 * has fixed there (basket button, cookie bar). What is taller than half the window is an overlay, not a bar.
 * One call lifts it over what it meets on the way up; what stands above that, over the next.
 */
export function clearance(card: HTMLElement, raised: number): number {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  const view = visualViewport;
  // While the visitor has zoomed in, the visual viewport says nothing of a keyboard.
  let raise = view?.scale === 1 ? Math.max(0, innerHeight - view.height - view.offsetTop) : 0;
  for (let y = bottom - 4; y > top; y -= PROBE_PX)
    for (let x = left + 4; x < right; x += PROBE_PX) {
      let element: Element | null | undefined = document
        .elementsFromPoint(x, y + raised - raise)
        .find((under) => under !== card);
      for (; element; element = element.parentElement) {
        const bar = element.getBoundingClientRect();
        if (/fixed|sticky/.test(getComputedStyle(element).position) && bar.height < innerHeight / 2)
          raise = Math.max(raise, bottom + raised - bar.top + GAP_PX);
      }
    }
  return raise;
}
