import { hear } from '../hear.ts';

/** A page that writes its place into the address while it is scrolled does so within this, ms. */
const SCROLL_MS = 500;

/**
 * Calls back after each navigation inside the page: a new path or query, and where `hash` a new fragment. No page views are:
 * another fragment elsewhere; `replaceState` with another query (a filter or a search box that writes its state down);
 * `replaceState` while scrolling (a list without end that writes down how far it is).
 *
 * Returns a look at the address now: for navigations that nobody hears of, since the page has put back `history`'s own functions.
 */
export function watchNavigation(hash: boolean, moved: () => void): () => void {
  let path = '';
  let rest = '';
  let scrolled = -SCROLL_MS;

  function look(replaced?: unknown) {
    const [before, beforeRest] = [path, rest];
    const fragment = hash ? location.hash : '';
    path = location.pathname + fragment;
    rest = location.search;
    const isNews =
      path !== before
        ? !replaced || performance.now() - scrolled > SCROLL_MS
        : !replaced && rest !== beforeRest;
    if (isNews && before) moved();
  }
  look();

  // A page kept in the back/forward cache is seen anew without being loaded.
  hear(window, 'pageshow', (event: PageTransitionEvent) => {
    if (event.persisted) moved();
  });
  hear(document, 'scroll', () => (scrolled = performance.now()));

  const { navigation } = window as unknown as { navigation?: EventTarget };
  if (navigation)
    hear(navigation, 'currententrychange', (event: Event & { navigationType?: string }) =>
      look(event.navigationType === 'replace'),
    );
  else {
    for (const name of ['pushState', 'replaceState'] as const) {
      const own = history[name];
      history[name] = function (...given) {
        own.apply(this, given);
        look(name === 'replaceState');
      };
    }
    hear(window, 'popstate hashchange', () => look());
  }
  return () => look();
}
