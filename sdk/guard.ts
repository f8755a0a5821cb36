/** In the query of a page (`?tact-debug`), or kept by the panel for the tab: someone is looking. */
export function isDebug(): boolean {
  try {
    return location.search.includes('tact-debug') || !!sessionStorage['tact-debug'];
  } catch {
    // Storage is refused.
    return false;
  }
}

/**
 * What comes in from the page must not bring the page down, whatever it passes: a call that fails has no effect, and
 * is warned of where someone is looking.
 */
export function guard<Given extends unknown[], Result>(
  work: (...given: Given) => Result,
): (...given: Given) => Result | undefined {
  return (...given) => {
    try {
      return work(...given);
    } catch (error) {
      if (isDebug()) console.warn('tact:', error);
      return undefined;
    }
  };
}
