/** Reading starts to mean something after so long. */
export const READ_MS_MIN = 2000;
/** And is told again each time that so much more was read. */
export const READ_MS_AGAIN = 10_000;

/** A region counts while half of it is in view, or it covers half of the window (long reviews never fit). */
export function isInView({ top, bottom, height }: DOMRectReadOnly, windowHeight: number): boolean {
  const seen = Math.min(bottom, windowHeight) - Math.max(top, 0);
  return seen > 0 && seen >= Math.min(height, windowHeight) / 2;
}

/**
 * Reading of the parts marked `data-tact-region`. They are measured once a second rather than watched by an
 * IntersectionObserver: that sees what a single-page app adds later without a MutationObserver beside it.
 */
export function createRegions(read: (region: string, ms: number) => void): (activeMs: number) => void {
  const readings = new Map<string, { ms: number; next: number }>();
  return (activeMs) => {
    // What lies in a closed <details> has a box all the same (Chromium 156), but nobody reads it.
    for (const element of document.querySelectorAll<HTMLElement>(
      '[data-tact-region]:not(details:not([open]) *)',
    )) {
      if (!isInView(element.getBoundingClientRect(), innerHeight)) continue;
      const region = element.dataset.tactRegion!;
      const { ms, next } = readings.get(region) ?? { ms: 0, next: READ_MS_MIN };
      const now = ms + activeMs;
      readings.set(region, now < next ? { ms: now, next } : { ms: 0, next: READ_MS_AGAIN });
      if (now >= next) read(region, Math.round(now));
    }
  };
}
