/**
 * Calls back after each navigation inside the page: a new path or query. A change of the fragment is none, and neither
 * is `replaceState` with another query (a filter or a search box that writes its state down).
 */
export function watchNavigation(moved: () => void): void {
  let { pathname, search } = location;

  function look(replaced?: boolean) {
    const stays = pathname === location.pathname && (replaced || search === location.search);
    ({ pathname, search } = location);
    if (!stays) moved();
  }

  // A page kept in the back/forward cache is seen anew without being loaded.
  addEventListener('pageshow', (event) => event.persisted && moved());

  const { navigation } = window as unknown as { navigation?: EventTarget };
  if (navigation)
    navigation.addEventListener('currententrychange', (event) =>
      look((event as Event & { navigationType?: string }).navigationType === 'replace'),
    );
  else {
    for (const name of ['pushState', 'replaceState'] as const) {
      const own = history[name];
      history[name] = function (...given) {
        own.apply(this, given);
        look(name === 'replaceState');
      };
    }
    addEventListener('popstate', () => look());
  }
}
