import type { Page } from '@playwright/test';
import type { StubEdge } from './stub-edge.ts';

/** Calls `tact.track` for so many numbered searches, `paceMs` apart; all in one task when that is 0. */
export function trackNumbered(page: Page, count: number, paceMs = 0, from = 1): Promise<void> {
  return page.evaluate(
    async ([many, pace, first]) => {
      const { tact } = window as unknown as { tact: { track(name: string, params: unknown): void } };
      for (let n = first!; n < first! + many!; n++) {
        tact.track('search', { search_term: `n${n}` });
        if (pace) await new Promise((next) => setTimeout(next, pace));
      }
    },
    [count, paceMs, from],
  );
}

/** The numbers that are durable at the edge, ascending; each once. */
export function numbersKept(edge: StubEdge): number[] {
  return edge.kept
    .filter((event) => event.name === 'search')
    .map((event) => Number(String(event.params?.['search_term']).slice(1)))
    .sort((a, b) => a - b);
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
