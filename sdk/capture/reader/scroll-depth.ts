/** Per cent of the page that count as read so far, each once a page view. */
export const DEPTHS = [25, 50, 75, 90];

/** Which depths are new: asked once a second, so that no scroll listener is needed. */
export function createScrollDepth(): () => number[] {
  let deepest = 0;
  return () => {
    const before = deepest;
    // A page that fits the window is not read by being opened.
    if (scrollY > 0)
      deepest = Math.max(before, (100 * (scrollY + innerHeight)) / document.documentElement.scrollHeight);
    return DEPTHS.filter((depth) => depth > before && depth <= deepest);
  };
}
