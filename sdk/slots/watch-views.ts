import { hear } from '../hear.ts';

/** Share of an element that must be in view; for one taller than the window, of the window (IAB/MRC display rule). */
const VIEW_SHARE = 0.5;
/** For how long without a break, ms (the same rule). */
const VIEW_MS = 1000;

export interface Seen {
  /** Any part of it is in the window. */
  inView?: boolean;
  /** 2: enough of it to be a view is in the window. 1: any of what is `bare`. */
  reach?: number;
  /** The highest reach that has lasted for a second. */
  viewed?: number;
  /** It had no height before it was filled: who is held out of it has nothing of which half could be in view. */
  bare?: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

export interface ViewWatch<S extends Seen> {
  add(element: Element): void;
  /** Starts the second anew: the content has changed, or the page has. */
  restart(seen: S): void;
}

/** Calls `onView` when half of one of the elements was in view for one second in a visible page; of what is bare, also when any of it was. */
export function watchViews<S extends Seen>(
  all: ReadonlyMap<Element, S>,
  onView: (seen: S) => void,
): ViewWatch<S> {
  const restart = (seen: S): void => {
    clearTimeout(seen.timer);
    if (seen.reach! > seen.viewed! && !document.hidden)
      seen.timer = setTimeout(() => {
        seen.viewed = seen.reach!;
        onView(seen);
      }, VIEW_MS);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
        const seen = all.get(target);
        if (!seen) continue;
        const half = intersectionRatio >= VIEW_SHARE || intersectionRect.height >= VIEW_SHARE * innerHeight;
        const reach = half ? 2 : seen.bare && isIntersecting ? 1 : 0;
        seen.inView = isIntersecting;
        if (reach !== seen.reach) {
          seen.reach = reach;
          restart(seen);
        }
      }
    },
    // In hundredths: of a slot far taller than the window, half of the window is a small share.
    { threshold: [...Array(101)].map((_, index) => index / 100) },
  );
  hear(document, 'visibilitychange', () => all.forEach(restart));
  return { add: (element) => observer.observe(element), restart };
}
