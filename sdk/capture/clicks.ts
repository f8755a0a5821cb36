import type { EventParams } from '#core';

/** Clicks on whatever is marked `data-tact-event`, with `data-tact-params` as JSON. */
export function watchClicks(say: (name: string, params?: EventParams) => void): void {
  addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath() as [Element];
      const { tactEvent, tactParams } = target.closest?.<HTMLElement>('[data-tact-event]')?.dataset ?? {};
      if (!tactEvent) return;
      try {
        say(tactEvent, tactParams ? (JSON.parse(tactParams) as EventParams) : undefined);
      } catch {
        // Parameters that are not JSON: the click as such still happened.
        say(tactEvent);
      }
    },
    true,
  );
}
