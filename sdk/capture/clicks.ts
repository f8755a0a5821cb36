import { hear } from '../hear.ts';
import type { Bag } from './page-view.ts';

/** Clicks on whatever is marked `data-tact-event`, with `data-tact-params` as JSON. */
export function watchClicks(say: (name: string, params?: Bag) => void): void {
  hear(window, 'click', (event: Event) => {
    const [target] = event.composedPath() as [Element];
    const { tactEvent, tactParams } = target.closest?.<HTMLElement>('[data-tact-event]')?.dataset ?? {};
    if (!tactEvent) return;
    try {
      say(tactEvent, tactParams ? (JSON.parse(tactParams) as Bag) : undefined);
    } catch {
      // Parameters that are not JSON: the click as such still happened.
      say(tactEvent);
    }
  });
}
